import { kernel, scratch } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** libjpeg's filler is (128, 128, 128); the thumbnail's own compression moves it by a level or two. */
const GREY = 128;
const GREY_SPREAD = 3;

/** One or two grey rows can be the rim of an icon. */
const LEAST_ROWS = 3;

/** Rows at the bottom that are middle grey from edge to edge (all but 2 %, for the last coded block). */
export function greyFill({ rgba, width, height }: Raster): number {
  let rows = 0;
  for (let y = height - 1; y >= 0; y--) {
    let strange = 0;
    for (let at = 4 * y * width, end = at + 4 * width; at < end; at += 4)
      for (let channel = 0; channel < 3; channel++)
        if (Math.abs((rgba[at + channel] ?? 0) - GREY) > GREY_SPREAD) strange++;
    if (strange > 0.06 * width) break;
    rows++;
  }
  return rows < LEAST_ROWS ? 0 : rows;
}

/** Least share of a row that is green where its chroma is gone. */
const GREEN = 0.6;

/** Rows of the green that zeroed chroma (Cb = Cr = 0) gives, and the first of them. */
export function deadGreenRows({ width, height }: Raster): { rows: number; first: number } {
  kernel.deadGreens(width, height);
  let rows = 0;
  let first = height;
  scratch.counts(height).forEach((count, y) => {
    // Every second pixel was looked at.
    if (2 * count < GREEN * width) return;
    rows++;
    first = Math.min(first, y);
  });
  return { rows, first };
}
