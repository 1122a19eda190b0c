import { type Gradients, STEEP } from './edges.ts';
import type { Raster } from './raster.ts';

/** A straight line's gradient points across it: along it is at most this share of the step. */
const ALONG = 0.35;

/** Shortest run that counts as a drawn line: a quarter of the picture's side. */
const RUN = 0.25;

/** Long, perfectly straight horizontal and vertical lines: rims of windows, cards, tables, status bars. */
export function lines({ luma, width, height }: Raster, { steep, rowStart }: Gradients) {
  const horizontal = tally(width);
  const vertical = tally(height);
  // A run under way, as its length with the sign of its steps, and the row that it came to; 0 = none.
  const columns = new Int32Array(width);
  const cameTo = new Int32Array(width);
  for (let y = 1; y < height - 1; y++) {
    let row = 0;
    let next = 0;
    for (let k = rowStart[y] ?? 0, end = rowStart[y + 1] ?? 0; k < end; k++) {
      const i = steep[k] ?? 0;
      const x = i - y * width;
      const h = Math.fround((luma[i + 1] ?? 0) - (luma[i - 1] ?? 0));
      const v = Math.fround((luma[i + width] ?? 0) - (luma[i - width] ?? 0));
      const ah = Math.abs(h);
      const av = Math.abs(v);
      // Most steep pixels of a photo lie on no line, and end none.
      if (ah >= ALONG * av && av >= ALONG * ah) continue;
      if (ah < ALONG * av) {
        if (av < STEEP) continue;
        const across = v > 0 ? 1 : -1;
        if (x !== next || across * row < 0) {
          horizontal.end(row);
          row = 0;
        }
        row += across;
        next = x + 1;
        continue;
      }
      if (ah < STEEP) continue;
      const down = h > 0 ? 1 : -1;
      const column = columns[x] ?? 0;
      if (down * column >= 0 && cameTo[x] === y - 1) {
        columns[x] = column + down;
      } else {
        vertical.end(column);
        columns[x] = down;
      }
      cameTo[x] = y;
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
