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

/** The green that zeroed chroma (Cb = Cr = 0) gives, whatever the luma. */
export function isDeadGreen(r: number, g: number, b: number): boolean {
  return g - r > 45 && g - b > 45 && r < 0.62 * g && b < 0.5 * g;
}

/** Rows of which at least `share` of the pixels are of a kind, and the first of them. */
export function rowsWhere(
  { rgba, width, height }: Raster,
  is: (r: number, g: number, b: number) => boolean,
  share: number,
): { rows: number; first: number } {
  let rows = 0;
  let first = height;
  for (let y = 0; y < height; y++) {
    let count = 0;
    for (let at = 4 * y * width, end = at + 4 * width; at < end; at += 8) {
      if (is(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0)) count++;
    }
    if (2 * count < share * width) continue;
    rows++;
    if (y < first) first = y;
  }
  return { rows, first };
}
