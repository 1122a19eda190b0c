import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

export interface Report {
  readonly assets: number;
  readonly load: number;
  readonly screens: readonly (readonly string[])[];
  readonly answers: readonly (readonly string[])[];
}

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'web-app.md');
const BEGIN = '<!-- begin: written by npm run bench:web -- --write -->';
const END = '<!-- end -->';

/** Replaces what stands between the two marks; the rest of the page is written by people. */
export function writeReport({ assets, load, screens, answers }: Report): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (before < 0 || after < before)
    throw new Error(`${PAGE} has lost the marks between which this is written.`);
  const measured = `${assets.toLocaleString('en')} results, on ${availableParallelism()} processors that also ran the browser and the synthetic Immich
server, with a load average of ${load.toFixed(1)}:

${table(['figure', 'measured', 'floor', ''], screens)}

Answers, in the order in which they were asked for: until all of an answer was there, the first time and again, and for
how long the program served nobody else at most meanwhile. An export is asked for once.

${table(['answer', 'first', 'again', 'held', 'floor', ''], answers)}
`;
  writeFileSync(PAGE, `${page.slice(0, before)}${BEGIN}\n\n${measured}\n${page.slice(after)}`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 || at >= head.length - 2 ? '---' : '---:'));
  return [line(head), `|${rule.join('|')}|`, ...rows.map(line)].join('\n');
}
