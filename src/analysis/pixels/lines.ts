import { kernel, results } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** More than this is a page of ruled paper, however long. */
const MOST = 40;

/** Long, perfectly straight horizontal and vertical lines: rims of windows, cards, tables, status bars. */
export function lines({ width, height }: Raster) {
  kernel.straightLines(width, height);
  const [acrossTotal = 0, acrossLongest = 0, downTotal = 0, downLongest = 0] = results;
  const horizontal = acrossLongest / Math.max(1, width - 2);
  const vertical = downLongest / Math.max(1, height - 2);
  return {
    lines_horizontal: Math.min(MOST, acrossTotal / width),
    lines_vertical: Math.min(MOST, downTotal / height),
    line_longest: Math.max(horizontal, vertical),
    line_longest_horizontal: horizontal,
    line_longest_vertical: vertical,
  };
}
