import { DARKEST_AT, HASH_BYTES, LUMA_AT, RANGE_AT, rangeOf } from '../perceptual-hash.ts';
import { CELLS, Layout } from './layout.ts';

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
 * How far the luma layouts at `a` and `b` are apart; null beyond what is allowed. Cell `order[i]` of `a` belongs to
 * cell `i` of `b`.
 */
export type DifferenceOf = (
  a: number,
  b: number,
  order: Uint16Array,
  allowance: Allowance,
) => LookDifference | null;

/** Compares looks among these bytes, which never change. Quickest for looks that were compared a moment ago. */
export function createDifferenceOf(looks: Uint8Array): DifferenceOf {
  const one = createOpenLayouts(looks);
  const other = createOpenLayouts(looks);
  return (a, b, order, allowance) => {
    const first = one(a, order);
    return isBeyond(first, looks, b, allowance) ? null : difference(first, other(b, AS_IT_STANDS), allowance);
  };
}

const AS_IT_STANDS = Uint16Array.from({ length: CELLS }, (_, i) => i);

/** Layouts that stay open, a power of two: some two megabytes. */
const OPEN = 128;

/** Opens layouts, each in the place that its look falls to. */
function createOpenLayouts(looks: Uint8Array): (at: number, order: Uint16Array) => Layout {
  const open: Layout[] = [];
  return (at, order) => {
    const place = (at / HASH_BYTES) % OPEN;
    const layout = open[place] ?? new Layout(looks);
    open[place] = layout;
    layout.open(at, order);
    return layout;
  };
}

/** An open layout is rounded to 24 bits: what is as far as it may be must not be beyond it by that. */
const ROUNDING = 1e-3;

/**
 * The quick no, for the look at `b` that nobody opened: a cell may differ by no more than the range around it in one
 * of the two allows.
 */
function isBeyond(one: Layout, looks: Uint8Array, b: number, allowance: Allowance): boolean {
  const { even, shift, worst, all } = allowance;
  const ranges = one.ranges();
  const darkest = looks[b + DARKEST_AT] ?? 0;
  const step = rangeOf(looks[b + RANGE_AT]) / 255;
  const mostOfOne = worst + ROUNDING;
  const mostSquares = CELLS * (all + ROUNDING) ** 2;
  let squares = 0;
  for (let i = 0; i < CELLS; i++) {
    const luma = darkest + step * (looks[b + LUMA_AT + i] ?? 0);
    const share = Math.abs((one.luma[i] ?? 0) - luma) / (even + shift * (ranges[i] ?? 0));
    squares += share * share;
    if (share > mostOfOne || squares > mostSquares) return true;
  }
  return false;
}

function difference(one: Layout, other: Layout, allowance: Allowance): LookDifference | null {
  const { even, shift } = allowance;
  const ranges = one.ranges();
  const otherRanges = other.ranges();
  let worst = 0;
  let squares = 0;
  let structured = 0;
  let otherStructured = 0;
  for (let i = 0; i < CELLS; i++) {
    const range = ranges[i] ?? 0;
    const otherRange = otherRanges[i] ?? 0;
    if (range > STRUCTURE) structured++;
    if (otherRange > STRUCTURE) otherStructured++;
    const apart = Math.abs((one.luma[i] ?? 0) - (other.luma[i] ?? 0));
    const share = apart / (even + shift * Math.min(range, otherRange));
    if (share > worst) worst = share;
    squares += share * share;
  }
  const all = Math.sqrt(squares / CELLS);
  if (worst > allowance.worst || all > allowance.all) return null;
  return {
    worst,
    all,
    structured: Math.min(structured, otherStructured),
    deviation: Math.min(one.deviation(), other.deviation()),
    ...compared(one.remainder(), other.remainder()),
  };
}

/** Two remainders, whose mean is zero. */
function compared(
  one: Float32Array,
  other: Float32Array,
): { readonly detail: number; readonly likeness: number } {
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
