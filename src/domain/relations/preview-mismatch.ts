import type { PerceptualHash } from '../measurements.ts';
import { hammingDistance, isTelling } from '../perceptual-hash.ts';

/**
 * Bits from which an embedded preview shows another picture than the file around it: two random pictures
 * differ by 32 ± 4 bits, a preview and its picture seldom by more than 12.
 */
const ANOTHER_PICTURE = 22;

/**
 * Whether a carver glued two files together: the preview in the head belongs to another picture than the one
 * that decodes. Null where either hash is missing or says too little. `edited` pictures keep the preview of the original by right.
 */
export function previewMismatch(
  preview: PerceptualHash | null,
  thumbnail: PerceptualHash | null,
): boolean | null {
  if (preview === null || thumbnail === null || !isTelling(preview) || !isTelling(thumbnail)) return null;
  return hammingDistance(preview, thumbnail) >= ANOTHER_PICTURE;
}
