import type { Sharp } from 'sharp';
import { openPicture } from './open-picture.ts';
import { decodeLossyWebp, type Pixels } from './webp.ts';

/**
 * A decoded picture, ready to be measured. `luma` is Rec. 601 luma, 0–255 with fractions; `rgb` is
 * interleaved 8-bit sRGB, transparent parts laid on white; `alpha` is null where every pixel is opaque.
 */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
  readonly luma: Float32Array;
  readonly alpha: Uint8Array | null;
}

/** Immich's own thumbnail size (short side); other sizes are brought down to it, never up. */
export const THUMBNAIL_SIDE = 250;

/** A thumbnail of 250 × 2,400: above that (web pages, panoramas) the picture is scaled to fit. */
const MOST_PIXELS = 600_000;

/**
 * Decodes an encoded picture and brings its short side down to 250 px, so that figures of a 480-px
 * or JPEG thumbnail compare with those of Immich's default. Rejects with sharp's error when the bytes are
 * no picture, are cut short, or unfold to more pixels than a thumbnail can have.
 */
export async function decode(image: Uint8Array): Promise<Raster> {
  const whole = (await decodeLossyWebp(image, MOST_PIXELS)) ?? (await pixelsOf(openPicture(image)));
  const { width, height } = whole;
  const scale = Math.min(THUMBNAIL_SIDE / Math.min(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  if (scale >= 1) return unpack(whole);
  const to = (length: number) => Math.max(1, Math.round(length * scale));
  return unpack(await pixelsOf(openPicture(image).resize(to(width), to(height), { fit: 'fill' })));
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, ...info, isOpaque: info.channels === 1 || info.channels === 3 };
}

function unpack(pixels: Pixels): Raster {
  if (pixels.channels === 3 || (pixels.channels === 4 && pixels.isOpaque)) return opaque(pixels);
  return onWhite(pixels);
}

/** Whole numbers from end to end: nothing is rounded, and nothing waits for a conversion. */
function opaque({ data, width, height, channels }: Pixels): Raster {
  const rgb = channels === 3 ? data : new Uint8Array(width * height * 3);
  const luma = new Float32Array(width * height);
  for (let i = 0, from = 0, to = 0; i < luma.length; i++, from += channels, to += 3) {
    const r = data[from] ?? 0;
    const g = data[from + 1] ?? 0;
    const b = data[from + 2] ?? 0;
    if (channels === 4) {
      rgb[to] = r;
      rgb[to + 1] = g;
      rgb[to + 2] = b;
    }
    luma[i] = 0.299 * r + 0.587 * g + 0.114 * b;
  }
  return { width, height, rgb, luma, alpha: null };
}

/** Grey ones, and those with transparent parts. */
function onWhite({ data, width, height, channels }: Pixels): Raster {
  const pixels = width * height;
  const hasColour = channels >= 3;
  const alphaAt = channels === 4 ? 3 : channels === 2 ? 1 : -1;
  const rgb = new Uint8Array(pixels * 3);
  const luma = new Float32Array(pixels);
  const alpha = alphaAt < 0 ? null : new Uint8Array(pixels);
  let isOpaque = true;
  for (let i = 0, from = 0, to = 0; i < pixels; i++, from += channels, to += 3) {
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
    rgb[to] = r;
    rgb[to + 1] = g;
    rgb[to + 2] = b;
    luma[i] = 0.299 * r + 0.587 * g + 0.114 * b;
  }
  return { width, height, rgb, luma, alpha: isOpaque ? null : alpha };
}
