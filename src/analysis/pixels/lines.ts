import type { Gradients } from './edges.ts';
import type { Raster } from './raster.ts';

/** A step across a ruled line or the rim of a card (of 255 levels over two pixels). */
const STEP = 8;

/** A straight line's gradient points across it: along it is at most this share of the step. */
const ALONG = 0.35;

/** Shortest run that counts as a drawn line: a quarter of the picture's side. */
const RUN = 0.25;

/** Long, perfectly straight horizontal and vertical lines: rims of windows, cards, tables, status bars. */
export function lines({ width, height }: Raster, { gx, gy }: Gradients) {
  const horizontal = tally(width);
  const vertical = tally(height);
  // A run under way, as its length with the sign of its steps; 0 = none.
  const columns = new Int32Array(width);
  for (let y = 1; y < height - 1; y++) {
    let row = 0;
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const h = gx[i] ?? 0;
      const v = gy[i] ?? 0;
      const ah = h < 0 ? -h : h;
      const av = v < 0 ? -v : v;
      const column = columns[x] ?? 0;
      if (ah < STEP && av < STEP && row === 0 && column === 0) continue;
      const across = av >= STEP && ah < ALONG * av ? (v > 0 ? 1 : -1) : 0;
      const down = ah >= STEP && av < ALONG * ah ? (h > 0 ? 1 : -1) : 0;
      if (across !== 0 && across * row >= 0) row += across;
      else if (row !== 0) {
        horizontal.end(row);
        row = across;
      }
      if (down !== 0 && down * column >= 0) columns[x] = column + down;
      else if (column !== 0) {
        vertical.end(column);
        columns[x] = down;
      }
    }
    horizontal.end(row);
  }
  for (const column of columns) vertical.end(column);
  return {
    lines_horizontal: horizontal.perSide(),
    lines_vertical: vertical.perSide(),
    line_longest: Math.max(horizontal.longest(), vertical.longest()),
    line_longest_horizontal: horizontal.longest(),
    line_longest_vertical: vertical.longest(),
  };
}

/** Counts the runs along lines of `length` pixels. */
function tally(length: number) {
  const shortest = Math.max(12, RUN * length);
  let total = 0;
  let longest = 0;
  return {
    end(signed: number): void {
      const run = signed < 0 ? -signed : signed;
      if (run >= shortest) total += run;
      if (run > longest) longest = run;
    },
    perSide: () => Math.min(40, total / length),
    longest: () => longest / Math.max(1, length - 2),
  };
}
