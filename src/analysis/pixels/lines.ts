import type { Gradients } from './edges.ts';
import type { Raster } from './raster.ts';

/** A step across a ruled line or the rim of a card (of 255 levels over two pixels). */
const STEP = 8;

/** Shortest run that counts as a drawn line: a quarter of the picture's side. */
const RUN = 0.25;

/** Long, perfectly straight horizontal and vertical lines: rims of windows, cards, tables, status bars. */
export function lines({ width, height }: Raster, { gx, gy }: Gradients) {
  const horizontal = runs(gy, gx, width, height, 1, width);
  const vertical = runs(gx, gy, height, width, width, 1);
  return {
    lines_horizontal: horizontal.perSide,
    lines_vertical: vertical.perSide,
    line_longest: Math.max(horizontal.longest, vertical.longest),
    line_longest_horizontal: horizontal.longest,
    line_longest_vertical: vertical.longest,
  };
}

/** Runs along one axis where the step across is strong and of one sign and the step along is weak. */
function runs(
  across: Float32Array,
  along: Float32Array,
  length: number,
  count: number,
  step: number,
  stride: number,
) {
  const shortest = Math.max(12, RUN * length);
  let total = 0;
  let longest = 0;
  for (let line = 1; line < count - 1; line++) {
    let run = 0;
    let sign = 0;
    for (let i = 1, at = line * stride + step; i < length; i++, at += step) {
      const value = across[at] ?? 0;
      const straight =
        i < length - 1 && Math.abs(value) >= STEP && Math.abs(along[at] ?? 0) < 0.35 * Math.abs(value);
      const side = value > 0 ? 1 : -1;
      if (straight && (run === 0 || side === sign)) {
        run++;
        sign = side;
        continue;
      }
      if (run >= shortest) total += run;
      if (run > longest) longest = run;
      run = straight ? 1 : 0;
      sign = side;
    }
  }
  return { perSide: Math.min(40, total / length), longest: longest / Math.max(1, length - 2) };
}
