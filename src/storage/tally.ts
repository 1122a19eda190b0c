import type { ReadConnection } from './connection.ts';
import type { Counted } from './facets.ts';

type Tally = Map<string | number, number>;

/**
 * Adds aggregates to a connection that count each value of a column, as JSON: `tally(value)`, `tally_folder(path)`,
 * `tally_year(milliseconds)`. A map does in one walk what `group by` sorts for: a quarter of the time.
 */
export function addTallies({ sqlite }: ReadConnection): void {
  const count = (name: string, of: (value: string | number) => string | number) => {
    sqlite.aggregate<Tally>(name, {
      start: () => new Map(),
      step(tally, value: unknown) {
        if (typeof value !== 'string' && typeof value !== 'number') return;
        const counted = of(value);
        tally.set(counted, (tally.get(counted) ?? 0) + 1);
      },
      result: (tally) =>
        JSON.stringify([...tally].map(([value, count]) => ({ value: String(value), count }))),
    });
  };
  count('tally', (value) => value);
  count('tally_folder', (path) => folderOf(String(path)));
  count('tally_year', (time) => String(new Date(time).getUTCFullYear()).padStart(4, '0'));
}

/** What one of them counted, in no order. */
export const readTally = (text: string): Counted[] => JSON.parse(text) as Counted[];

/** As `FOLDER` says it in SQL. */
function folderOf(path: string): string {
  const plain = path.includes('\\') ? path.replaceAll('\\', '/') : path;
  let end = plain.lastIndexOf('/');
  while (end > 0 && plain[end - 1] === '/') end -= 1;
  return plain.slice(0, Math.max(0, end));
}
