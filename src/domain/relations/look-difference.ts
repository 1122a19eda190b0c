import { DARKEST_AT, LAYOUT_SIDE, LUMA_AT, RANGE_AT } from '../perceptual-hash.ts';

const CELLS = LAYOUT_SIDE ** 2;

/** Filled anew for every pair: a library has a hundred thousand of them, and clearing memory would take longest. */
const one = new Float32Array(CELLS);
const other = new Float32Array(CELLS);
const ranges = new Float32Array(CELLS);
const otherRanges = new Float32Array(CELLS);
const least = new Float32Array(CELLS);
const most = new Float32Array(CELLS);
const rowMeans = new Float64Array(LAYOUT_SIDE);
const columnMeans = new Float64Array(LAYOUT_SIDE);

/** Range among a cell's neighbours from which it has structure. */
const STRUCTURE = 6;

export interface LookDifference {
  /** Worst cell, and root mean square of all cells, in units of what a cell may differ. */
  readonly worst: number;
  readonly all: number;
  /** Cells with structure in or around them, in the one that has fewer. */
  readonly structured: number;
  /** Standard deviation of the luma (levels of 256), of the one that has less. */
  readonly deviation: number;
  /** The same of what remains once every row and every column has been brought to its mean. */
  readonly detail: number;
  /** Correlation (−1–1) of that remainder of the two. */
  readonly likeness: number;
}

/** How much two layouts may differ. */
export interface Allowance {
  /** Levels that any cell may differ, and the share of the range around it where there is structure. */
  readonly even: number;
  readonly shift: number;
  /** In units of these two: the worst cell, and the root mean square of all. */
  readonly worst: number;
  readonly all: number;
}

/**
 * How far two luma layouts (at `a` and `b` of `looks`) are apart; null beyond what is allowed. `cells` says which
 * cell of `a` belongs to each of `b`.
 */
export function differenceOf(
  looks: Uint8Array,
  a: number,
  b: number,
  cells: Uint16Array,
  { even, shift, worst: mostOfOne, all: mostOfAll }: Allowance,
): LookDifference | null {
  readLuma(one, looks, a, cells);
  readLuma(other, looks, b, null);
  const beyond = mostOfOne * (even + shift * 255);
  for (let i = 0; i < CELLS; i++) if (Math.abs((one[i] ?? 0) - (other[i] ?? 0)) > beyond) return null;
  findRanges(ranges, one);
  findRanges(otherRanges, other);
  let worst = 0;
  let squares = 0;
  let structured = 0;
  let otherStructured = 0;
  for (let i = 0; i < CELLS; i++) {
    const range = ranges[i] ?? 0;
    const otherRange = otherRanges[i] ?? 0;
    if (range > STRUCTURE) structured++;
    if (otherRange > STRUCTURE) otherStructured++;
    const difference = Math.abs((one[i] ?? 0) - (other[i] ?? 0));
    const share = difference / (even + shift * Math.min(range, otherRange));
    if (share > worst) worst = share;
    squares += share * share;
  }
  const all = Math.sqrt(squares / CELLS);
  if (worst > mostOfOne || all > mostOfAll) return null;
  const deviation = Math.min(keepRemainder(one), keepRemainder(other));
  return {
    worst,
    all,
    structured: Math.min(structured, otherStructured),
    deviation,
    ...comparedRemainders(),
  };
}

/** In levels of 256, with fractions. */
function readLuma(luma: Float32Array, looks: Uint8Array, at: number, cells: Uint16Array | null): void {
  const darkest = looks[at + DARKEST_AT] ?? 0;
  const step = (looks[at + RANGE_AT] ?? 0) / 255;
  for (let i = 0; i < CELLS; i++) {
    const cell = cells === null ? i : (cells[i] ?? 0);
    luma[i] = darkest + step * (looks[at + LUMA_AT + cell] ?? 0);
  }
}

/** Highest minus lowest value among each cell and its eight neighbours: along the rows first, then down. */
function findRanges(found: Float32Array, luma: Float32Array): void {
  for (let row = 0; row < CELLS; row += LAYOUT_SIDE) {
    let before = luma[row] ?? 0;
    let value = before;
    for (let i = row; i < row + LAYOUT_SIDE; i++) {
      const after = i + 1 < row + LAYOUT_SIDE ? (luma[i + 1] ?? 0) : value;
      const [low, high] = before < value ? [before, value] : [value, before];
      least[i] = after < low ? after : low;
      most[i] = after > high ? after : high;
      before = value;
      value = after;
    }
  }
  for (let i = 0; i < CELLS; i++) {
    const up = i < LAYOUT_SIDE ? i : i - LAYOUT_SIDE;
    const down = i + LAYOUT_SIDE < CELLS ? i + LAYOUT_SIDE : i;
    found[i] =
      larger(larger(most[i] ?? 0, most[up] ?? 0), most[down] ?? 0) -
      smaller(smaller(least[i] ?? 0, least[up] ?? 0), least[down] ?? 0);
  }
}

/** Unlike Math's, these need not ask about zeros and numbers that are none. */
const larger = (a: number, b: number) => (a > b ? a : b);
const smaller = (a: number, b: number) => (a < b ? a : b);

/**
 * Takes away what rows and columns explain, so that nothing is left of a gradient, of stripes, of a bar or a
 * vignette. Returns the standard deviation before.
 */
function keepRemainder(luma: Float32Array): number {
  rowMeans.fill(0);
  columnMeans.fill(0);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < CELLS; i++) {
    const value = luma[i] ?? 0;
    const column = i % LAYOUT_SIDE;
    const row = (i - column) / LAYOUT_SIDE;
    rowMeans[row] = (rowMeans[row] ?? 0) + value / LAYOUT_SIDE;
    columnMeans[column] = (columnMeans[column] ?? 0) + value / LAYOUT_SIDE;
    sum += value;
    squares += value * value;
  }
  const mean = sum / CELLS;
  for (let i = 0; i < CELLS; i++) {
    const column = i % LAYOUT_SIDE;
    const explained = (rowMeans[(i - column) / LAYOUT_SIDE] ?? 0) + (columnMeans[column] ?? 0) - mean;
    luma[i] = (luma[i] ?? 0) - explained;
  }
  return Math.sqrt(Math.max(0, squares / CELLS - mean * mean));
}

/** Of the remainders, whose mean is zero. */
function comparedRemainders(): { readonly detail: number; readonly likeness: number } {
  let both = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < CELLS; i++) {
    const left = one[i] ?? 0;
    const right = other[i] ?? 0;
    both += left * right;
    first += left * left;
    second += right * right;
  }
  return {
    detail: Math.sqrt(Math.min(first, second) / CELLS),
    likeness: both / Math.sqrt(first * second + 1e-9),
  };
}
