import { startSyntheticProcess } from '../../src/embedded/synthetic/start-process.ts';
import { bareCatalogue, bareThumbnails } from './bare.ts';
import type { Measured, Measurements } from './rows.ts';
import { type RunFigures, startService } from './service-process.ts';

/** Seconds until everything is read, judged and stored, before the first thumbnail. */
export const untilJudged = ({ seconds }: RunFigures): number =>
  (seconds.catalogue ?? 0) + (seconds.metadata ?? 0);

/** Seconds of a run that asks Immich nothing. */
export const judgedAgain = ({ seconds }: RunFigures): number =>
  (seconds.metadata ?? 0) + (seconds.scoring ?? 0);

const THUMBNAILS = 1_000;

/** Of the library, what happens to it between two runs: half is new, half was touched. */
const CHANGED = 0.01;

/** One whole run, with the bare loop on the same server just before; then one with 1 % changed. */
export async function wholeRun(assets: number, paced: boolean) {
  const server = await startSyntheticProcess({ assets, paced });
  try {
    const bareRate = await bareThumbnails(server.url, server.key, Math.min(assets, THUMBNAILS));
    const service = await startService(server);
    const first = await service.run({ full: true, answers: true });
    await server.change({ touch: CHANGED / 2, upload: Math.ceil((assets * CHANGED) / 2) });
    const later = paced ? null : await service.run({});
    await service.stop();
    return { first, later, bareRate };
  } finally {
    await server.stop();
  }
}

/**
 * Only the catalogue, with the bare loop on the same server just before; then, where asked for, everything judged
 * again. The library has to be large enough for the imports of one date in it, which have to be read twice over,
 * to be as rare as they are in a home library.
 */
export async function catalogueRun(assets: number, options: { rescore?: boolean; paced?: boolean }) {
  const { rescore = false, paced = false } = options;
  // Nobody asks for its pictures: drawing more of them would take longer than the run.
  const server = await startSyntheticProcess({ assets, paced, variants: 1 });
  try {
    const bare = await bareCatalogue(server.url, server.key);
    const service = await startService(server);
    const figures = await service.run({ full: true, until: 'pixels' });
    const again = rescore ? await service.run({ rescoreOnly: true }) : null;
    await service.stop();
    return { bare, figures, again };
  } finally {
    await server.stop();
  }
}

/** The ratio to the bare loop, and the rates. */
export function againstBare({ bare, figures }: Awaited<ReturnType<typeof catalogueRun>>): Measured {
  const { assets } = figures;
  const rate = (seconds: number) => (assets / seconds).toFixed(0);
  return {
    value: bare / untilJudged(figures),
    note: `${assets} assets, ${rate(untilJudged(figures))} a second against ${rate(bare)}`,
  };
}

/** The rows that one whole run tells. */
export function rowsOfRun(
  { first, later, bareRate }: Awaited<ReturnType<typeof wholeRun>>,
  paced: boolean,
): Measurements {
  const note = `${first.assets} assets, ${first.thumbnails} thumbnails`;
  const rate = first.thumbnails / (first.seconds.pixels ?? Number.POSITIVE_INFINITY);
  const thumbnails = {
    value: rate / bareRate,
    note: `${rate.toFixed(0)} a second against ${bareRate.toFixed(0)}`,
  };
  if (paced) return { thumbnailsPaced: thumbnails };
  return {
    thumbnails,
    memory: { value: first.peakMegabytes, note },
    database: { value: (first.databaseMegabytes * 100_000) / first.assets, note },
    ...(first.answered === null ? {} : { answering: { value: first.answered, note } }),
    ...(later === null
      ? {}
      : {
          delta: {
            value: later.total / first.total,
            note: `${later.total.toFixed(1)} s against ${first.total.toFixed(1)} s, ${note}`,
          },
        }),
  };
}
