import { FOR, share } from './row-hash.ts';

const FIRST_DAY = Date.UTC(2012, 2, 1);
const LAST_DAY = Date.UTC(2026, 2, 1);

/** Every so many rows a large import with one date follows: more equal timestamps than a page has places. */
const IMPORT_EVERY = 20_000;
const IMPORT_SIZE = 1_500;
/** Bursts and edited pairs: a few equal timestamps, often. */
const BURST_EVERY = 50;
const BURST_SIZE = 3;

/** When the rows of a catalogue were taken: in the order of the rows, with ties. */
export interface Timeline {
  /** Milliseconds since 1970. */
  at(row: number): number;
  /** The first row at or after a time; the number of rows if there is none. */
  firstFrom(time: number): number;
}

export function timeline(rows: number, seed: number): Timeline {
  const step = (LAST_DAY - FIRST_DAY) / Math.max(1, rows);
  const at = (row: number): number => {
    const anchor = sharedWith(row);
    return FIRST_DAY + Math.floor((anchor + share(anchor, FOR.jitter, seed) * 0.9) * step);
  };
  const firstFrom = (time: number): number => {
    let low = 0;
    let high = rows;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(middle) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { at, firstFrom };
}

/** The row whose timestamp this one has. */
function sharedWith(row: number): number {
  const inImport = row % IMPORT_EVERY;
  if (inImport < IMPORT_SIZE) return row - inImport;
  const inBurst = row % BURST_EVERY;
  return inBurst < BURST_SIZE ? row - inBurst : row;
}
