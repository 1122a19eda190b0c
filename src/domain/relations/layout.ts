import { DARKEST_AT, LAYOUT_SIDE, LUMA_AT, RANGE_AT, rangeOf } from '../perceptual-hash.ts';

export const CELLS = LAYOUT_SIDE ** 2;

/**
 * The luma layout of one of many looks, opened at one after the other. What follows from it is worked out once,
 * when it is asked for: a picture is compared with hundreds in a row.
 */
export class Layout {
  /** Of each cell, in levels of 256, with fractions. */
  readonly luma = new Float32Array(CELLS);
  readonly #looks: Uint8Array;
  #at = -1;
  #order: Uint16Array | null = null;
  readonly #steps = new Uint8Array(CELLS);
  /** The luma that each step of the look stands for. */
  readonly #levels = new Float32Array(256);
  readonly #ranges = new Float32Array(CELLS);
  #hasRanges = false;
  readonly #remainder = new Float32Array(CELLS);
  #deviation: number | null = null;

  /** `looks` never change. */
  constructor(looks: Uint8Array) {
    this.#looks = looks;
  }

  /** The look at `at`, whose cell `order[i]` is taken for cell `i`. */
  open(at: number, order: Uint16Array): void {
    if (at === this.#at && order === this.#order) return;
    this.#at = at;
    this.#order = order;
    this.#hasRanges = false;
    this.#deviation = null;
    const darkest = this.#looks[at + DARKEST_AT] ?? 0;
    const step = rangeOf(this.#looks[at + RANGE_AT]) / 255;
    for (let value = 0; value < 256; value++) this.#levels[value] = darkest + step * value;
    for (let i = 0; i < CELLS; i++) {
      const value = this.#looks[at + LUMA_AT + (order[i] ?? 0)] ?? 0;
      this.#steps[i] = value;
      this.luma[i] = this.#levels[value] ?? 0;
    }
  }

  /** Highest minus lowest luma among each cell and its eight neighbours. */
  ranges(): Float32Array {
    if (!this.#hasRanges) findRanges(this.#ranges, this.#steps, this.#levels);
    this.#hasRanges = true;
    return this.#ranges;
  }

  /** Standard deviation of the luma. */
  deviation(): number {
    this.#deviation ??= keepRemainder(this.#remainder, this.luma);
    return this.#deviation;
  }

  /**
   * What rows and columns do not explain, with a mean of zero: nothing is left of a gradient, of stripes, of a bar
   * or a vignette.
   */
  remainder(): Float32Array {
    this.deviation();
    return this.#remainder;
  }
}

const least = new Uint8Array(CELLS);
const most = new Uint8Array(CELLS);

/** Along the columns first, then along the rows. */
function findRanges(found: Float32Array, steps: Uint8Array, levels: Float32Array): void {
  for (let i = 0; i < CELLS; i++) {
    const value = steps[i] ?? 0;
    const up = i < LAYOUT_SIDE ? value : (steps[i - LAYOUT_SIDE] ?? 0);
    const down = i + LAYOUT_SIDE < CELLS ? (steps[i + LAYOUT_SIDE] ?? 0) : value;
    least[i] = smaller(smaller(up, value), down);
    most[i] = larger(larger(up, value), down);
  }
  for (let row = 0; row < CELLS; row += LAYOUT_SIDE) {
    const end = row + LAYOUT_SIDE - 1;
    for (let i = row; i <= end; i++) {
      const left = i === row ? i : i - 1;
      const right = i === end ? i : i + 1;
      const low = smaller(smaller(least[left] ?? 0, least[i] ?? 0), least[right] ?? 0);
      const high = larger(larger(most[left] ?? 0, most[i] ?? 0), most[right] ?? 0);
      found[i] = (levels[high] ?? 0) - (levels[low] ?? 0);
    }
  }
}

/** Of two small whole numbers, without a branch: a processor would guess every other one wrong. */
const smaller = (a: number, b: number) => b + ((a - b) & ((a - b) >> 31));
const larger = (a: number, b: number) => a - ((a - b) & ((a - b) >> 31));

const rowMeans = new Float64Array(LAYOUT_SIDE);
const columnMeans = new Float64Array(LAYOUT_SIDE);

/** Brings every row and every column to the mean. Returns the standard deviation before. */
function keepRemainder(remainder: Float32Array, luma: Float32Array): number {
  rowMeans.fill(0);
  columnMeans.fill(0);
  let sum = 0;
  let squares = 0;
  for (let row = 0, i = 0; row < LAYOUT_SIDE; row++)
    for (let column = 0; column < LAYOUT_SIDE; column++, i++) {
      const value = luma[i] ?? 0;
      rowMeans[row] = (rowMeans[row] ?? 0) + value / LAYOUT_SIDE;
      columnMeans[column] = (columnMeans[column] ?? 0) + value / LAYOUT_SIDE;
      sum += value;
      squares += value * value;
    }
  const mean = sum / CELLS;
  for (let row = 0, i = 0; row < LAYOUT_SIDE; row++)
    for (let column = 0; column < LAYOUT_SIDE; column++, i++) {
      const explained = (rowMeans[row] ?? 0) + (columnMeans[column] ?? 0) - mean;
      remainder[i] = (luma[i] ?? 0) - explained;
    }
  return Math.sqrt(Math.max(0, squares / CELLS - mean * mean));
}
