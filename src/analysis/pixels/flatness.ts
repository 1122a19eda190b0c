import type { Raster } from './raster.ts';

/** Side of the blocks in pixels: small enough for a button of a phone screenshot on a 250-px thumbnail. */
const BLOCK = 8;

/** Luma range within which a block is flat; WebP at quality 80 moves flat areas by one or two levels. */
const FLAT = 3;

/** Range up to which a block without edges is "smooth": sky, walls, skin. */
const SMOOTH = 16;

/** Range from which on a block can have two shades: letters on paper, drawn edges. */
const TWO_SHADES = 60;

/** Flat and smooth areas by blocks of 8 × 8 pixels, and how they lie together. */
export function flatness({ luma, width, height }: Raster) {
  const columns = Math.max(1, Math.floor(width / BLOCK));
  const rows = Math.max(1, Math.floor(height / BLOCK));
  const flat = new Uint8Array(columns * rows);
  const shades = new Uint32Array(64);
  let smooth = 0;
  let white = 0;
  let dark = 0;
  let bimodal = 0;
  let flats = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const top = row * BLOCK;
      const left = column * BLOCK;
      const bottom = Math.min(height, top + BLOCK);
      const right = Math.min(width, left + BLOCK);
      let least = 255;
      let most = 0;
      for (let y = top; y < bottom; y++) {
        for (let i = y * width + left, end = y * width + right; i < end; i++) {
          const value = luma[i] ?? 0;
          if (value < least) least = value;
          if (value > most) most = value;
        }
      }
      const range = most - least;
      if (range <= FLAT) {
        flat[row * columns + column] = 1;
        flats++;
        const { mean } = spread(luma, width, left, top, right, bottom);
        const shade = Math.min(63, mean >> 2);
        shades[shade] = (shades[shade] ?? 0) + 1;
        if (mean >= 235) white++;
        else if (mean <= 40) dark++;
      } else if (range <= SMOOTH) {
        smooth++;
      } else if (range > TWO_SHADES) {
        const { variance } = spread(luma, width, left, top, right, bottom);
        if (variance > (range / 2) ** 2 * 0.45) bimodal++;
      }
    }
  }
  const blocks = columns * rows;
  const ordered = shades.sort();
  return {
    flat_share: flats / blocks,
    smooth_share: smooth / blocks,
    busy_share: 1 - (flats + smooth) / blocks,
    flat_of_calm: flats / Math.max(1, flats + smooth),
    flat_white: white / blocks,
    flat_dark: dark / blocks,
    flat_middle: (flats - white - dark) / blocks,
    flat_one_shade: flats === 0 ? 0 : (ordered.at(-1) ?? 0) / flats,
    flat_shades: ordered.filter((count) => count > blocks * 0.01).length,
    bimodal_share: bimodal / blocks,
    flat_largest: largestPatch(flat, columns, rows) / blocks,
    flat_rows: linesOf(flat, columns, rows, true),
    flat_columns: linesOf(flat, columns, rows, false),
  };
}

/** Mean and variance of one block. */
function spread(
  luma: Float32Array,
  width: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): { readonly mean: number; readonly variance: number } {
  let sum = 0;
  let square = 0;
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left, end = y * width + right; i < end; i++) {
      const value = luma[i] ?? 0;
      sum += value;
      square += value * value;
    }
  }
  const n = (right - left) * (bottom - top);
  const mean = sum / n;
  return { mean, variance: Math.max(0, square / n - mean * mean) };
}

/** Blocks in the largest connected patch of flat blocks. */
function largestPatch(flat: Uint8Array, columns: number, rows: number): number {
  const open = flat.slice();
  const stack: number[] = [];
  let largest = 0;
  for (let start = 0; start < open.length; start++) {
    if (!open[start]) continue;
    let size = 0;
    stack.push(start);
    open[start] = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      size++;
      const column = at % columns;
      const row = (at - column) / columns;
      for (const next of [
        column > 0 ? at - 1 : -1,
        column < columns - 1 ? at + 1 : -1,
        row > 0 ? at - columns : -1,
        row < rows - 1 ? at + columns : -1,
      ]) {
        if (next >= 0 && open[next]) {
          open[next] = 0;
          stack.push(next);
        }
      }
    }
    if (size > largest) largest = size;
  }
  return largest;
}

/** Share of block rows (or columns) that are flat over at least 90 % of their length. */
function linesOf(flat: Uint8Array, columns: number, rows: number, byRow: boolean): number {
  const lines = byRow ? rows : columns;
  const length = byRow ? columns : rows;
  let calm = 0;
  for (let line = 0; line < lines; line++) {
    let count = 0;
    for (let i = 0; i < length; i++) count += flat[byRow ? line * columns + i : i * columns + line] ?? 0;
    if (count >= 0.9 * length) calm++;
  }
  return calm / lines;
}
