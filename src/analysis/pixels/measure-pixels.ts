import type { PixelMeasurements, PixelsMissing } from '../../domain/measurements.ts';
import { caption } from './caption.ts';
import { damage } from './damage.ts';
import { edgeLayout } from './edge-layout.ts';
import { edges } from './edges.ts';
import { flatness } from './flatness.ts';
import { frame } from './frame.ts';
import { likeDefault } from './like-default.ts';
import { lines } from './lines.ts';
import { look } from './look.ts';
import { noise } from './noise.ts';
import { palette } from './palette.ts';
import { decode, type Raster, rasterOf } from './raster.ts';
import { sharpness } from './sharpness.ts';
import { smear } from './smear.ts';
import { text } from './text.ts';
import { PIXELS_VERSION } from './version.ts';
import type { Pixels } from './webp.ts';

/**
 * Measures a thumbnail as Immich serves it (WebP or JPEG, short side 250 or 480 px). Never throws for bad
 * bytes: what does not decode is `undecodable`. Rejects with the signal's reason when aborted.
 */
export async function measurePixels(
  image: Uint8Array,
  signal?: AbortSignal,
): Promise<PixelMeasurements | PixelsMissing> {
  signal?.throwIfAborted();
  let pixels: Pixels;
  try {
    pixels = await decode(await likeDefault(image));
  } catch {
    return { version: PIXELS_VERSION, missing: 'undecodable' };
  }
  signal?.throwIfAborted();
  return measureRaster(rasterOf(pixels));
}

function measureRaster(raster: Raster): PixelMeasurements {
  const broken = damage(raster);
  const figures = {
    ...palette(raster),
    ...flatness(raster),
    ...edges(raster),
    ...edgeLayout(raster),
    ...lines(raster),
    ...text(raster),
    ...caption(raster),
    ...noise(raster),
    ...sharpness(raster),
    ...smear(raster),
    ...frame(raster),
    ...broken.figures,
  };
  return {
    version: PIXELS_VERSION,
    figures: Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)])),
    perceptualHash: look(raster),
    damaged: broken.damaged,
  };
}

/** Four significant digits: a library of 200,000 stores these. */
function rounded(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : 0;
}
