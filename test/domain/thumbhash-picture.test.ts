import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { look } from '../../src/analysis/pixels/look.ts';
import { decode, rasterOf } from '../../src/analysis/pixels/raster.ts';
import { canBePictureOf } from '../../src/domain/thumbhash-picture.ts';
import { thumbhashOf } from '../thumbhash-of.ts';

type Draw = () => Sharp;
const drawn =
  (width: number, height: number, shapes: string): Draw =>
  () =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`,
      ),
    ).flatten();

const sheet = '<rect width="100%" height="100%" fill="#fff"/>';
const PICTURES: readonly [string, Draw][] = [
  ['white', drawn(400, 300, sheet)],
  ['a red dawn', drawn(400, 300, `${sheet}<rect width="400" height="200" fill="#e20"/>`)],
  ['a blue night', drawn(300, 400, `<rect width="100%" height="100%" fill="#004"/>`)],
  ['a lamp', drawn(300, 400, `<rect width="100%" height="100%" fill="#111"/><circle r="180" fill="#fd4"/>`)],
  ['a strip', drawn(1600, 260, `${sheet}<rect x="900" width="700" height="260" fill="#060"/>`)],
  [
    'green and magenta stripes',
    drawn(
      300,
      300,
      `<rect width="100%" height="100%" fill="#0f0"/>${[0, 75, 150, 225].map((x) => `<rect x="${x}" width="37" height="300" fill="#f0f"/>`).join('')}`,
    ),
  ],
];

async function hashOf(image: Sharp, format: 'webp' | 'jpeg' = 'webp', side = 250) {
  const small = image.resize(side, side, { fit: 'outside', withoutEnlargement: true });
  return look(rasterOf(await decode(await small[format]({ quality: 60 }).toBuffer())));
}

describe('canBePictureOf', () => {
  it.each(PICTURES)('knows %s in every form it may come in', async (_, draw) => {
    const thumbhash = await thumbhashOf(draw());
    expect(canBePictureOf(thumbhash, await hashOf(draw()))).toBe(true);
    expect(canBePictureOf(thumbhash, await hashOf(draw(), 'jpeg'))).toBe(true);
    expect(canBePictureOf(thumbhash, await hashOf(draw(), 'jpeg', 90))).toBe(true);
  });

  it.each(PICTURES.slice(1))('knows that nothing else is %s', async (name, draw) => {
    const thumbhash = await thumbhashOf(draw());
    for (const [other, drawOther] of PICTURES)
      if (other !== name && other !== 'white' && !(name.startsWith('green') && other === 'a blue night'))
        expect(canBePictureOf(thumbhash, await hashOf(drawOther())), other).toBe(false);
  });

  it('knows a picture with content from one without', async () => {
    expect(await hashOf(drawn(300, 300, sheet)())).toBeNull();
    expect(canBePictureOf(await thumbhashOf(drawn(400, 300, PICTURES[0]?.[0] ?? '')()), null)).toBe(true);
    for (const [name, draw] of PICTURES)
      if (/dawn|lamp|strip$/.test(name))
        expect(canBePictureOf(await thumbhashOf(draw()), null), name).toBe(false);
  });

  it('says yes where it cannot know', async () => {
    const other = await hashOf(drawn(400, 300, `${sheet}<rect width="400" height="200" fill="#e20"/>`)());
    const clear = sharp({ create: { width: 90, height: 60, channels: 4, background: '#0008' } });
    expect(canBePictureOf(await thumbhashOf(clear), other)).toBe(true);
    const night = await thumbhashOf(drawn(300, 400, '<rect width="100%" height="100%" fill="#004"/>')());
    expect(canBePictureOf(night, other)).toBe(false);
    for (const broken of ['', '!?', night.slice(0, 12)]) expect(canBePictureOf(broken, other)).toBe(true);
  });
});
