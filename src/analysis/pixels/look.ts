import type { PerceptualHash } from '../../domain/measurements.ts';
import { COLOUR_SIDE, LAYOUT_SIDE, perceptualHash } from '../../domain/perceptual-hash.ts';
import { kernel, scratch } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** Hash of what a picture looks like from afar; null where it has no content. */
export function look({ width, height }: Raster): PerceptualHash | null {
  kernel.look(width, height);
  return perceptualHash({
    luma: scratch.numbers(LAYOUT_SIDE ** 2),
    colours: scratch.numbers(3 * COLOUR_SIDE ** 2, 8 * LAYOUT_SIDE ** 2),
  });
}
