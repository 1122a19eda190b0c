import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import { likeDefault } from './like-default.ts';
import { measurePixels } from './measure-pixels.ts';

/** A drawn scene with grain, 900 × 700. */
function scene() {
  const [width, height] = [900, 700];
  const data = Buffer.alloc(width * height * 3);
  let state = 5;
  for (let i = 0; i < data.length; i++) {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const hill = y > 300 + 90 * Math.sin(x / 70) ? 60 : 180;
    data[i] = hill + 20 * Math.sin(x / 9) * Math.sin(y / 11) + (state >>> 27);
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

const thumbnail = (side: number) => scene().resize(side, side, { fit: 'outside' });

describe('a thumbnail that a server makes otherwise', () => {
  test.each([
    ['480 px, WebP', () => thumbnail(480).webp({ quality: 80 }).toBuffer()],
    ['480 px, JPEG', () => thumbnail(480).jpeg({ quality: 80 }).toBuffer()],
    ['480 px, clear parts', () => thumbnail(480).ensureAlpha(0.9).webp().toBuffer()],
    ['480 px, without loss', () => thumbnail(480).webp({ lossless: true }).toBuffer()],
  ])('%s: comes as the default one', async (_, make) => {
    const { format, width, height } = await sharp(await likeDefault(await make())).metadata();
    expect([format, Math.min(width, height)]).toEqual(['webp', 250]);
  });

  it('is left alone at 250 px', async () => {
    for (const image of [thumbnail(250).webp(), thumbnail(250).jpeg(), thumbnail(40).png()]) {
      const bytes = await image.toBuffer();
      expect(await likeDefault(bytes)).toBe(bytes);
    }
  });

  it('has the sharpness of the default one within a tenth, and its grain within a third', async () => {
    const figuresOf = async (image: Buffer) => {
      const measured = await measurePixels(image);
      if ('missing' in measured) throw new Error(measured.missing);
      return measured.figures;
    };
    const usual = await figuresOf(await thumbnail(250).webp({ quality: 80 }).toBuffer());
    for (const other of [
      await thumbnail(480).webp({ quality: 80 }).toBuffer(),
      await thumbnail(480).jpeg({ quality: 80 }).toBuffer(),
    ]) {
      const figures = await figuresOf(other);
      const ratio = (name: string) => (figures[name] ?? 0) / (usual[name] ?? 1);
      for (const name of ['detail_0_1', 'detail_1_2', 'sharp_best', 'sharp_median'])
        expect(Math.abs(ratio(name) - 1), name).toBeLessThan(0.1);
      for (const name of ['noise_p50', 'noise_p99', 'detail_peak'])
        expect(Math.abs(ratio(name) - 1), name).toBeLessThan(0.34);
    }
  });

  it('that is no picture stays undecodable', async () => {
    expect(await measurePixels(Buffer.from('RIFF....WEBPVP8 and then nothing of a picture'))).toMatchObject({
      missing: 'undecodable',
    });
    await expect(likeDefault(Buffer.from('no picture'))).rejects.toThrow();
  });
});
