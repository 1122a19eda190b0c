import sharp from 'sharp';
import type { PerceptualHash } from '../../domain/measurements.ts';
import { look } from '../pixels/look.ts';
import { rasterOf } from '../pixels/raster.ts';

export interface EmbeddedThumbnail {
  readonly intact: boolean;
  readonly width: number | null;
  readonly height: number | null;
  /** Of the preview turned as the picture is shown and without the bars that DCF's fixed 4:3 adds. */
  readonly hash: PerceptualHash | null;
}

/** DCF previews are 160 × 120; nothing embedded in the first 64 KB can rightly be much larger. */
const MOST_PIXELS = 1_000_000;

/**
 * Decodes an embedded preview. `aspect` is width over height of the main picture *as shown*; `orientation`
 * the EXIF one (1–8). A damaged preview is `intact: false`, never an error.
 */
export async function embeddedThumbnail(
  image: Uint8Array,
  orientation: number | null,
  aspect: number | null,
): Promise<EmbeddedThumbnail> {
  try {
    const turned = await sharp(image, { failOn: 'warning', limitInputPixels: MOST_PIXELS, ignoreIcc: true })
      .rotate(TURN[orientation ?? 1] ?? 0)
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = turned.info;
    const inner = withoutBars(width, height, aspect);
    const data = new Uint8Array(inner.width * inner.height * 3);
    for (let i = 0; i < inner.width * inner.height; i++) {
      const x = inner.left + (i % inner.width);
      const y = inner.top + Math.floor(i / inner.width);
      const from = (y * width + x) * turned.info.channels;
      for (let channel = 0; channel < 3; channel++)
        data[3 * i + channel] = turned.data[from + Math.min(channel, turned.info.channels - 1)] ?? 0;
    }
    const { width: w, height: h } = inner;
    const hash = look(rasterOf({ data, width: w, height: h, channels: 3, isOpaque: true }));
    return { intact: true, width, height, hash };
  } catch {
    return { intact: false, width: null, height: null, hash: null };
  }
}

/** Clockwise degrees per EXIF orientation; mirrored ones (2, 4, 5, 7) do not come from cameras. */
const TURN: Readonly<Record<number, number>> = { 3: 180, 6: 90, 8: 270 };

/** The part of a 4:3 preview that shows a picture of another shape. */
function withoutBars(width: number, height: number, aspect: number | null) {
  if (aspect === null || !Number.isFinite(aspect) || aspect <= 0) return { left: 0, top: 0, width, height };
  const innerHeight = Math.min(height, Math.max(1, Math.round(width / aspect)));
  const innerWidth = Math.min(width, Math.max(1, Math.round(height * aspect)));
  if (innerHeight < height * 0.97)
    return { left: 0, top: (height - innerHeight) >> 1, width, height: innerHeight };
  if (innerWidth < width * 0.97)
    return { left: (width - innerWidth) >> 1, top: 0, width: innerWidth, height };
  return { left: 0, top: 0, width, height };
}
