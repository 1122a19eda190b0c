import type { Sharp } from 'sharp';
import { THUMBNAIL_SIDE } from '../../domain/pixel-sides.ts';
import { kernel, planes, MOST_PIXELS as ROOM, scratch } from './kernel/kernel.ts';
import { openPicture } from './open-picture.ts';
import { decodeLossyWebp, type Pixels } from './webp.ts';

/**
 * A picture, ready to be measured: `luma` is Rec. 601 luma, 0–255 with fractions; `rgba` is interleaved 8-bit sRGB,
 * four samples a pixel, transparent parts laid on white; `alpha` is null where every pixel is opaque.
 */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
  readonly luma: Float32Array;
  readonly alpha: Uint8Array | null;
}

/** A thumbnail of 250 × 2,400: above that (web pages, panoramas) the picture is scaled to fit. */
const MOST_PIXELS = 600_000;

/**
 * Decodes an encoded picture and brings its short side down to 250 px, so that figures of a 480-px
 * or JPEG thumbnail compare with those of Immich's default. Rejects with sharp's error when the bytes are no picture, are cut short, or
 * unfold to more pixels than a thumbnail can have.
 */
export async function decode(image: Uint8Array): Promise<Pixels> {
  const whole = (await decodeLossyWebp(image, MOST_PIXELS)) ?? (await pixelsOf(openPicture(image)));
  const { width, height } = whole;
  const scale = Math.min(THUMBNAIL_SIDE / Math.min(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  if (scale >= 1) return whole;
  const to = (length: number) => Math.max(1, Math.round(length * scale));
  return await pixelsOf(openPicture(image).resize(to(width), to(height), { fit: 'fill' }));
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, ...info, isOpaque: info.channels === 1 || info.channels === 3 };
}

/**
 * Lays a picture out for the kernel, which has room for a million pixels. The same memory for each picture (a fresh megabyte a
 * thumbnail costs the kernel more than the sums do), so that a raster has to be used up before the next is made.
 */
export function rasterOf(pixels: Pixels): Raster {
  const { data, width, height, channels, isOpaque } = pixels;
  const count = width * height;
  if (count > ROOM) throw new RangeError(`A picture of ${width} × ${height} pixels is too large.`);
  let alpha: Uint8Array | null = null;
  if (channels === 4 && isOpaque) {
    planes.rgba.set(data);
    kernel.toLuma(count);
  } else if (channels === 3) {
    scratch.bytes(data.length).set(data);
    kernel.fromThreeChannels(count);
    kernel.toLuma(count);
  } else alpha = onWhite(pixels);
  return {
    width,
    height,
    rgba: planes.rgba.subarray(0, 4 * count),
    luma: planes.luma.subarray(0, count),
    alpha,
  };
}

/** Grey ones, and those with transparent parts. */
function onWhite({ data, width, height, channels }: Pixels): Uint8Array | null {
  const { rgba, luma } = planes;
  const pixels = width * height;
  const hasColour = channels >= 3;
  const alphaAt = channels === 4 ? 3 : channels === 2 ? 1 : -1;
  const alpha = alphaAt < 0 ? null : new Uint8Array(pixels);
  let isOpaque = true;
  for (let i = 0, from = 0, to = 0; i < pixels; i++, from += channels, to += 4) {
    let r = data[from] ?? 0;
    let g = hasColour ? (data[from + 1] ?? 0) : r;
    let b = hasColour ? (data[from + 2] ?? 0) : r;
    if (alpha) {
      const a = data[from + alphaAt] ?? 0;
      alpha[i] = a;
      if (a < 255) {
        if (a < 250) isOpaque = false;
        const white = 255 - a;
        r = (r * a) / 255 + white;
        g = (g * a) / 255 + white;
        b = (b * a) / 255 + white;
      }
    }
    rgba[to] = r;
    rgba[to + 1] = g;
    rgba[to + 2] = b;
    rgba[to + 3] = 255;
    luma[i] = 0.299 * r + 0.587 * g + 0.114 * b;
  }
  return isOpaque ? null : alpha;
}
