import { DARKEST_AT, LAYOUT_SIDE, LUMA_AT, RANGE_AT } from '../perceptual-hash.ts';

const CELLS = LAYOUT_SIDE ** 2;

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
  const one = lumaOf(looks, a, cells);
  const other = lumaOf(looks, b, null);
  const beyond = mostOfOne * (even + shift * 255);
  for (let i = 0; i < CELLS; i++) if (Math.abs((one[i] ?? 0) - (other[i] ?? 0)) > beyond) return null;
  const [ranges, otherRanges] = [rangesOf(one), rangesOf(other)];
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
  const [left, right] = [remainder(one), remainder(other)];
  return {
    worst,
    all,
    structured: Math.min(structured, otherStructured),
    deviation: Math.min(deviationOf(one), deviationOf(other)),
    detail: Math.min(deviationOf(left), deviationOf(right)),
    likeness: correlation(left, right),
  };
}

/** In levels of 256, with fractions. */
function lumaOf(looks: Uint8Array, at: number, cells: Uint16Array | null): Float32Array {
  const darkest = looks[at + DARKEST_AT] ?? 0;
  const step = (looks[at + RANGE_AT] ?? 0) / 255;
  const luma = new Float32Array(CELLS);
  for (let i = 0; i < CELLS; i++)
    luma[i] = darkest + step * (looks[at + LUMA_AT + (cells === null ? i : (cells[i] ?? 0))] ?? 0);
  return luma;
}

/** Highest minus lowest value among each cell and its eight neighbours: along the rows first, then down. */
function rangesOf(luma: Float32Array): Float32Array {
  const least = new Float32Array(CELLS);
  const most = new Float32Array(CELLS);
  for (let i = 0; i < CELLS; i++) {
    const column = i % LAYOUT_SIDE;
    const value = luma[i] ?? 0;
    const left = column === 0 ? value : (luma[i - 1] ?? 0);
    const right = column === LAYOUT_SIDE - 1 ? value : (luma[i + 1] ?? 0);
    least[i] = Math.min(value, left, right);
    most[i] = Math.max(value, left, right);
  }
  const ranges = new Float32Array(CELLS);
  for (let i = 0; i < CELLS; i++) {
    const up = Math.max(i % LAYOUT_SIDE, i - LAYOUT_SIDE);
    const down = i + LAYOUT_SIDE < CELLS ? i + LAYOUT_SIDE : i;
    ranges[i] =
      Math.max(most[i] ?? 0, most[up] ?? 0, most[down] ?? 0) -
      Math.min(least[i] ?? 0, least[up] ?? 0, least[down] ?? 0);
  }
  return ranges;
}

/** What rows and columns do not explain: nothing of a gradient, of stripes, of a bar or a vignette. */
function remainder(luma: Float32Array): Float32Array {
  const rows = new Float64Array(LAYOUT_SIDE);
  const columns = new Float64Array(LAYOUT_SIDE);
  let sum = 0;
  for (let i = 0; i < CELLS; i++) {
    const value = luma[i] ?? 0;
    const column = i % LAYOUT_SIDE;
    const row = (i - column) / LAYOUT_SIDE;
    rows[row] = (rows[row] ?? 0) + value / LAYOUT_SIDE;
    columns[column] = (columns[column] ?? 0) + value / LAYOUT_SIDE;
    sum += value;
  }
  const mean = sum / CELLS;
  return luma.map((value, i) => {
    const column = i % LAYOUT_SIDE;
    return value - (rows[(i - column) / LAYOUT_SIDE] ?? 0) - (columns[column] ?? 0) + mean;
  });
}

function deviationOf(luma: Float32Array): number {
  const mean = luma.reduce((sum, value) => sum + value, 0) / CELLS;
  return Math.sqrt(luma.reduce((sum, value) => sum + (value - mean) ** 2, 0) / CELLS);
}

/** Of values whose mean is zero; 0 where one of them has none. */
function correlation(a: Float32Array, b: Float32Array): number {
  let [both, first, second] = [0, 0, 0];
  a.forEach((value, i) => {
    const other = b[i] ?? 0;
    both += value * other;
    first += value * value;
    second += other * other;
  });
  return both / Math.sqrt(first * second + 1e-9);
}
