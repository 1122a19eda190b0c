import type { Raster } from './raster.ts';

/** Lettering laid over a picture is near white; print on paper is dark, and lamps are not thin. */
const LIGHT = 205;
/** Its outline, or the bar it stands on. */
const DARK = 95;
/** The outline is two pixels away at most where the thumbnail softened it. */
const REACH = 2;
/** Thicker than this share of the height is no stroke of a letter. */
const THICK = 1 / 14;
/** Strokes that make a row of letters: two words. */
const STROKES = 5;

/** Big light letters with a dark outline in a line, as memes, covers and posters have: the tallest such line. */
export function caption({ luma, width, height }: Raster) {
  const thickest = Math.max(3, height * THICK);
  let tallest = 0;
  let line = 0;
  for (let y = 0; y < height; y++) {
    line = strokesIn(luma, y * width, width, thickest) >= STROKES ? line + 1 : 0;
    if (line > tallest) tallest = line;
  }
  return { caption_line: tallest / height };
}

/** Thin light runs of one row that are dark on both sides. */
function strokesIn(luma: Float32Array, row: number, width: number, thickest: number): number {
  const darkest = (x: number, step: number) =>
    Math.min(luma[row + x + step] ?? 0, luma[row + x + REACH * step] ?? 0);
  let strokes = 0;
  for (let x = REACH; x < width - REACH; x++) {
    if ((luma[row + x] ?? 0) < LIGHT) continue;
    const from = x;
    while (x < width - REACH && (luma[row + x] ?? 0) >= LIGHT) x++;
    if (x - from <= thickest && darkest(from, -1) < DARK && darkest(x - 1, 1) < DARK) strokes++;
  }
  return strokes;
}
