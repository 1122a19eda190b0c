import type { LargeService } from './large-service.ts';

export interface AnswerFigure {
  readonly name: string;
  /** Milliseconds until the whole answer was there: asked for the first time, and again. */
  readonly first: number;
  readonly again: number;
  /** For how long nobody else was served at most, ms. */
  readonly held: number;
}

/** Everything that a screen asks for and that looks at many rows. */
const ASKED: readonly (readonly [name: string, path: string])[] = [
  ['list of everything by date', '/api/results/layout?sort=date'],
  ['list of everything by confidence', '/api/results/layout?sort=confidence'],
  ['list of screenshots', '/api/results/layout?sort=date&category=screenshots'],
  ['a page of 500 with its total', '/api/results?limit=500'],
  ['search for two letters', '/api/results/layout?q=zq'],
  ['search for a word', '/api/results/layout?q=screenshot'],
  ['filters of everything', '/api/results/facets'],
  ['filters of screenshots', '/api/results/facets?category=screenshots'],
  ['groups by kind', '/api/results/clusters?by=kind'],
  ['groups by folder', '/api/results/clusters?by=folder'],
  ['figures of the dashboard', '/api/statistics'],
  ['history', '/api/history'],
  ['by year and folder', '/api/distribution'],
  ['what other settings would suggest', '/api/settings/preview?high=0.8'],
  ['summary of an export', '/api/exports/summary'],
  ['export as JSON', '/api/exports/results.json'],
  ['export as CSV', '/api/exports/results.csv'],
];

/** One after the other, each as it was measured. */
export async function* measureAnswers(service: LargeService): AsyncGenerator<AnswerFigure> {
  for (const [name, path] of ASKED) {
    const time = async (): Promise<number> => {
      const started = performance.now();
      const answer = await fetch(service.url + path);
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      for await (const _ of answer.body ?? []);
      return performance.now() - started;
    };
    await service.held();
    const first = await time();
    const again = path.startsWith('/api/exports/') ? first : await time();
    yield { name, first, again, held: await service.held() };
  }
}
