import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { CORPUS, type Label } from './corpus.ts';
import { between, type Random } from './random.ts';

/** Ways in which a photo fails, applied to thumbnails of good ones so that every source has failures to learn from. */
export const DEGRADATIONS = ['blurred', 'dark', 'overexposed', 'upscaled'] as const;
export type Degradation = (typeof DEGRADATIONS)[number];

export async function degrade(label: Label, how: Degradation, random: Random): Promise<Buffer> {
  const file = readFileSync(join(CORPUS, label.thumb ?? ''));
  const { width = 250, height = 250 } = await sharp(file).metadata();
  const image = sharp(file).removeAlpha();
  if (how === 'blurred') image.blur(between(random, 2, 6));
  if (how === 'dark') image.linear(between(random, 0.01, 0.09), between(random, 0, 4));
  if (how === 'overexposed') image.linear(between(random, 2, 4), between(random, 90, 170));
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
