import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { CORPUS, type Label } from './corpus.ts';
import { between, type Random } from './random.ts';

/** Ways in which a photo fails, applied to thumbnails of good ones so that every source has failures to learn from. */
export const DEGRADATIONS = ['blurred', 'moved', 'upscaled', 'compressed'] as const;
export type Degradation = (typeof DEGRADATIONS)[number];

export async function degrade(label: Label, how: Degradation, random: Random): Promise<Buffer> {
  const file = readFileSync(join(CORPUS, label.thumb ?? ''));
  const { width = 250, height = 250 } = await sharp(file).metadata();
  const image = sharp(file).removeAlpha();
  if (how === 'blurred') image.blur(between(random, 2, 6));
  if (how === 'moved') image.convolve(motion(between(random, 5, 15), between(random, 0, Math.PI)));
  if (how === 'compressed') {
    // Blocks of the original are smaller than eight pixels in its thumbnail.
    const larger = await image.resize(Math.round(width * between(random, 1.5, 4))).toBuffer();
    const quality = Math.round(between(random, 3, 12));
    const jpeg = await sharp(larger).jpeg({ quality }).toBuffer();
    return await sharp(jpeg).resize(width, height, { fit: 'fill' }).webp({ quality: 80 }).toBuffer();
  }
  if (how === 'upscaled') {
    const factor = between(random, 5, 9);
    const small = await image
      .resize(Math.max(8, Math.round(width / factor)), Math.max(8, Math.round(height / factor)), {
        fit: 'fill',
      })
      .png()
      .toBuffer();
    return await sharp(small).resize(width, height, { fit: 'fill' }).webp({ quality: 80 }).toBuffer();
  }
  return await image.webp({ quality: 80 }).toBuffer();
}

/** A line of `length` pixels at an angle: what one point becomes while the camera moves. */
function motion(length: number, angle: number) {
  const side = 2 * Math.ceil(length / 2) + 1;
  const middle = (side - 1) / 2;
  const kernel = new Array<number>(side * side).fill(0);
  for (let along = -length / 2; along <= length / 2; along += 0.25) {
    const x = Math.round(middle + along * Math.cos(angle));
    const y = Math.round(middle + along * Math.sin(angle));
    kernel[y * side + x] = 1;
  }
  return { width: side, height: side, kernel };
}
