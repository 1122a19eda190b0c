import { RATIO_STEPS } from '#contract/layout.ts';

export interface Shape {
  /** Pixels between the edges of the grid. */
  readonly width: number;
  /** Pixels; rows come out between this and about 1.5 times this. */
  readonly rowHeight: number;
  readonly gap: number;
}

/** Rows of a whole list in flat arrays: 200,000 results are packed in a few milliseconds and weigh a megabyte. */
export interface Rows {
  readonly count: number;
  /** Index of each row's first item, and one more: the number of items. */
  readonly starts: Int32Array;
  /** Pixels of each row's picture area. */
  readonly heights: Uint16Array;
}

/**
 * Taller or wider than this is shown with margins: a phone screenshot would leave no room for its name,
 * a banner would fill the row.
 */
const NARROWEST = 0.72;
const WIDEST = 2.2;
/** A row that is not full is not blown up further than this. */
const TALLEST = 1.5;

/** Width over height as the grid draws it, from a byte of the layout; unknown shapes are drawn square. */
export function boxRatio(byte: number): number {
  return byte === 0 ? 1 : Math.min(WIDEST, Math.max(NARROWEST, byte / RATIO_STEPS));
}

const BOXES = Float64Array.from({ length: 256 }, (_, byte) => boxRatio(byte));
const box = (byte: number | undefined): number => BOXES[byte ?? 0] ?? 1;

/** Packs pictures into rows of one height that fill the width, as Immich's timeline does, in order. */
export function packRows(ratios: Uint8Array, { width, rowHeight, gap }: Shape): Rows {
  const starts = new Int32Array(ratios.length + 1);
  const heights = new Uint16Array(ratios.length);
  let count = 0;
  let start = 0;
  let sum = 0;
  const heightOf = (items: number, ratio: number): number => (width - gap * (items - 1)) / ratio;
  const close = (end: number, full: boolean): void => {
    const filling = heightOf(end - start, sum);
    heights[count] = Math.max(1, Math.floor(full ? filling : Math.min(filling, rowHeight)));
    starts[count] = start;
    count += 1;
    start = end;
    sum = 0;
  };
  for (let index = 0; index < ratios.length; index += 1) {
    const ratio = box(ratios[index]);
    const items = index - start;
    // One more would make the row lower than wanted: close it first, unless that leaves it absurdly tall.
    if (
      items > 0 &&
      heightOf(items + 1, sum + ratio) < rowHeight &&
      heightOf(items, sum) <= rowHeight * TALLEST
    )
      close(index, true);
    sum += ratio;
    if (heightOf(index + 1 - start, sum) <= rowHeight) close(index + 1, true);
  }
  if (start < ratios.length) close(ratios.length, false);
  starts[count] = ratios.length;
  return { count, starts: starts.subarray(0, count + 1), heights: heights.subarray(0, count) };
}

/** Pixels of each picture of a row. */
export function widthsOf({ starts, heights }: Rows, row: number, ratios: Uint8Array): number[] {
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  const height = heights[row] ?? 0;
  return Array.from({ length: Math.max(0, to - from) }, (_, place) =>
    Math.floor(box(ratios[from + place]) * height),
  );
}

/** The row that holds an item; −1 where there is none. */
export function rowOf({ starts, count }: Rows, index: number): number {
  if (count === 0 || index < 0 || index >= (starts[count] ?? 0)) return -1;
  return lastNotAbove(starts, index, count);
}

/** Where rows lie from the top, each with `extra` pixels below its pictures; one more at the end: the whole height. */
export function topsOf({ heights, count }: Rows, extra: number): Float64Array {
  const tops = new Float64Array(count + 1);
  for (let row = 0; row < count; row += 1) tops[row + 1] = (tops[row] ?? 0) + (heights[row] ?? 0) + extra;
  return tops;
}

/** The last place below `end` whose value is not above `value`; the values rise. */
export function lastNotAbove(values: ArrayLike<number>, value: number, end: number): number {
  let [low, high] = [0, end - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
