import { kernel, results, scratch } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** Side of the blocks in pixels, and steps of luma in which flat ones are compared: as in the kernel. */
const BLOCK = 8;
const SHADES = 64;

/** Flat and smooth areas by blocks of 8 × 8 pixels, and how they lie together. */
export function flatness({ width, height }: Raster) {
  const columns = Math.max(1, Math.floor(width / BLOCK));
  const rows = Math.max(1, Math.floor(height / BLOCK));
  kernel.flatBlocks(width, height);
  const [flats = 0, smooth = 0, bimodal = 0, white = 0, dark = 0] = results;
  const shades = scratch.counts(SHADES);
  const flat = scratch.bytes(columns * rows, 4 * SHADES);
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
