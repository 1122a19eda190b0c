import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeLossyWebp } from './webp.ts';

const ROOM = 600_000;

/** Colours that run into each other, with a hard edge. */
function picture(width: number, height: number, channels: 3 | 4 = 3) {
  const data = Buffer.alloc(width * height * channels);
  for (let i = 0; i < data.length; i++) {
    const x = Math.floor(i / channels) % width;
    data[i] = x > width / 2 ? 230 - (i % 7) : (i * 3) % 200;
  }
  return sharp(data, { raw: { width, height, channels } });
}

describe('decodeLossyWebp', () => {
  it.each([
    [250, 333],
    [17, 9],
    [1, 1],
  ])('gives the pixels that sharp gives (%i × %i)', async (width, height) => {
    const file = await picture(width, height).webp({ quality: 80 }).toBuffer();
    const pixels = await decodeLossyWebp(file, ROOM);
    expect(pixels).toMatchObject({ width, height, channels: 4, isOpaque: true });
    const expected = await sharp(file).ensureAlpha().raw().toBuffer();
    expect(Buffer.from(pixels?.data ?? []).equals(expected)).toBe(true);
  });

  it('reads past a colour profile, as Immich leaves one in', async () => {
    const file = await picture(40, 30).withIccProfile('p3').webp().toBuffer();
    expect(file.subarray(12, 16).toString()).toBe('VP8X');
    expect(await decodeLossyWebp(file, ROOM)).toMatchObject({ width: 40, height: 30 });
  });

  it('leaves to sharp what is no ordinary thumbnail', async () => {
    const ordinary = await picture(40, 30).webp().toBuffer();
    const frames = [await picture(20, 20).png().toBuffer(), await picture(20, 20).negate().png().toBuffer()];
    const others = {
      lossless: await picture(40, 30).webp({ lossless: true }).toBuffer(),
      transparent: await picture(40, 30, 4).webp().toBuffer(),
      animated: await sharp(frames, { join: { animated: true } })
        .webp()
        .toBuffer(),
      jpeg: await picture(40, 30).jpeg().toBuffer(),
      cut: ordinary.subarray(0, ordinary.length - 20),
      empty: Buffer.alloc(0),
      header: ordinary.subarray(0, 20),
    };
    for (const [kind, file] of Object.entries(others))
      expect(await decodeLossyWebp(file, ROOM), kind).toBeNull();
    expect(await decodeLossyWebp(ordinary, 40 * 30 - 1)).toBeNull();
    expect(await decodeLossyWebp(ordinary, 40 * 30)).not.toBeNull();
  });

  it('gives null for a frame of rubbish', async () => {
    const file = await picture(120, 90).webp().toBuffer();
    const rubbish = Buffer.from(file);
    // The sizes of the partitions, so that the frame promises more than it holds.
    rubbish.fill(0xff, 20, 22);
    rubbish[20] = 0xf0;
    rubbish[22] = 0xff;
    expect(await decodeLossyWebp(rubbish, ROOM)).toBeNull();
  });
});
