import { COLOUR_SIDE, LAYOUT_SIDE } from '../perceptual-hash.ts';

/**
 * The numbers below were set on copies of 3,400 labelled thumbnails (half and quarter size, JPEG q60, WebP)
 * against all pairs of different pictures among them (bench/duplicates.ts prints both).
 */

/** Luma levels by which a cell of two copies may differ without any structure in or around it. */
const EVEN_CELL = 2;

/** Where the picture has structure, a copy sampled on another grid differs by this many pixels' worth of it. */
const SHIFT_IN_PIXELS = 6;

/**
 * Worst cell, and root mean square of all cells, in units of what a cell may differ, by the short side
 * (pixels) of the smaller thumbnail: small ones average fewer pixels into a cell.
 */
const TOLERANCES = [
  { from: 140, worst: 3, all: 0.7 },
  { from: 60, worst: 4, all: 0.9 },
  { from: 0, worst: 6, all: 1 },
] as const;

/** Colour differences (Cb, Cr) per cell; small copies average fewer pixels. */
const COLOUR = 8;
const COLOUR_OF_SMALL = 14;
const SMALL_COLOUR = 64;

/** Range among a cell's neighbours from which it has structure, and cells with structure that a picture needs. */
const STRUCTURE = 6;
const LEAST_STRUCTURE = 40;

/** Below this deviation of the grid (fog, a nearly empty page) the tolerance shrinks in proportion, down to a share. */
const FULL_CONTRAST = 8;
const LEAST_TOLERANCE = 0.8;

/** Short side of the thumbnail below which a picture is too small to be told from its likes. */
const LEAST_SIDE = 24;

const LUMA_CELLS = LAYOUT_SIDE ** 2;
const LUMA_AT = 8;
const COLOUR_AT = LUMA_AT + LUMA_CELLS;
const END = COLOUR_AT + 2 * COLOUR_SIDE ** 2;

/**
 * Whether two perceptual hashes (bytes, at `a` and `b` of `looks`) are of one picture, whatever its size and
 * encoding. `shortSide`: that of the smaller thumbnail in pixels, at most 250.
 */
export function sameLook(looks: Uint8Array, a: number, b: number, shortSide: number): boolean {
  if (shortSide < LEAST_SIDE) return false;
  if (!roughlySame(looks, a, b, shortSide < SMALL_COLOUR ? COLOUR_OF_SMALL : COLOUR)) return false;
  const shift = SHIFT_IN_PIXELS / shortSide;
  const { deviation, structured } = contentOf(looks, a);
  if (structured < LEAST_STRUCTURE) return false;
  const contrast = Math.max(LEAST_TOLERANCE, Math.min(1, deviation / FULL_CONTRAST));
  const tolerance = TOLERANCES.find(({ from }) => shortSide >= from) ?? TOLERANCES[0];
  const worst = contrast * tolerance.worst;
  let squares = 0;
  for (let row = 0; row < LAYOUT_SIDE; row++) {
    for (let column = 0; column < LAYOUT_SIDE; column++) {
      const cell = LUMA_AT + row * LAYOUT_SIDE + column;
      const difference = Math.abs((looks[a + cell] ?? 0) - (looks[b + cell] ?? 0));
      const structure = Math.min(rangeAround(looks, a, row, column), rangeAround(looks, b, row, column));
      const share = difference / (EVEN_CELL + shift * structure);
      if (share > worst) return false;
      squares += share * share;
    }
  }
  return Math.sqrt(squares / LUMA_CELLS) <= tolerance.all * contrast;
}

/**
 * Whether two pictures of one size that were stored without loss are pixel for pixel the same: nothing but
 * the thumbnail's own compression lies between them. Two screens of one app differ by more than that.
 */
export function identicalLook(looks: Uint8Array, a: number, b: number): boolean {
  for (let i = LUMA_AT; i < END; i++) {
    if (Math.abs((looks[a + i] ?? 0) - (looks[b + i] ?? 0)) > 1) return false;
  }
  return true;
}

/** A quick no for most candidates: mean luma difference and colour. */
function roughlySame(looks: Uint8Array, a: number, b: number, colour: number): boolean {
  let sum = 0;
  for (let i = LUMA_AT; i < COLOUR_AT; i++) sum += Math.abs((looks[a + i] ?? 0) - (looks[b + i] ?? 0));
  if (sum > 5 * LUMA_CELLS) return false;
  for (let i = COLOUR_AT; i < END; i++) {
    if (Math.abs((looks[a + i] ?? 0) - (looks[b + i] ?? 0)) > colour) return false;
  }
  return true;
}

function contentOf(looks: Uint8Array, at: number): { deviation: number; structured: number } {
  let sum = 0;
  let square = 0;
  let structured = 0;
  for (let row = 0; row < LAYOUT_SIDE; row++) {
    for (let column = 0; column < LAYOUT_SIDE; column++) {
      const value = looks[at + LUMA_AT + row * LAYOUT_SIDE + column] ?? 0;
      sum += value;
      square += value * value;
      if (rangeAround(looks, at, row, column) > STRUCTURE) structured++;
    }
  }
  const mean = sum / LUMA_CELLS;
  return { deviation: Math.sqrt(Math.max(0, square / LUMA_CELLS - mean * mean)), structured };
}

/** Highest minus lowest luma among a cell and its eight neighbours. */
function rangeAround(looks: Uint8Array, at: number, row: number, column: number): number {
  let least = 255;
  let most = 0;
  const bottom = Math.min(LAYOUT_SIDE - 1, row + 1);
  const right = Math.min(LAYOUT_SIDE - 1, column + 1);
  for (let y = Math.max(0, row - 1); y <= bottom; y++) {
    for (let x = Math.max(0, column - 1); x <= right; x++) {
      const value = looks[at + LUMA_AT + y * LAYOUT_SIDE + x] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return most - least;
}
