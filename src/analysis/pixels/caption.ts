import { kernel } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** Thicker than this share of the height is no stroke of a letter. */
const THICK = 1 / 14;

/** Big light letters with a dark outline in a line, as memes, covers and posters have: the tallest such line. */
export function caption({ width, height }: Raster) {
  return { caption_line: kernel.captionLine(width, height, Math.max(3, height * THICK)) / height };
}
