import sharp from 'sharp';
import type { PerceptualHash } from '../../domain/measurements.ts';
import { perceptualHash } from '../../domain/perceptual-hash.ts';

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
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = turned.info;
    const inner = withoutBars(width, height, aspect);
    const luma = new Float32Array(inner.width * inner.height);
    for (let y = 0; y < inner.height; y++) {
      for (let x = 0; x < inner.width; x++) {
        const at = ((y + inner.top) * width + x + inner.left) * turned.info.channels;
        luma[y * inner.width + x] = turned.data[at] ?? 0;
      }
    }
    return { intact: true, width, height, hash: perceptualHash(luma, inner.width, inner.height) };
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
