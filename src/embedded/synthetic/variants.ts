import sharp, { type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { svg } from '../sample/markup.ts';
import { beach } from '../sample/photo/beach.ts';
import { street } from '../sample/photo/city.ts';
import { develop } from '../sample/photo/develop.ts';
import { flower, forest } from '../sample/photo/garden.ts';
import { landscape } from '../sample/photo/landscape.ts';
import { portrait } from '../sample/photo/portrait.ts';
import { table } from '../sample/photo/table.ts';
import { DESKTOPS, editor, spreadsheet } from '../sample/screen/desktop.ts';
import { PHONES } from '../sample/screen/device.ts';
import { chat, settings } from '../sample/screen/phone.ts';
import { advertisement, icon } from '../sample/web/graphics.ts';
import { type SeededRandom, seededRandom } from '../seeded-random.ts';

/** The few shapes that everything in the catalogue has. Pixels as displayed. */
export const SHAPES = {
  landscape: { width: 4032, height: 3024 },
  portrait: { width: 3024, height: 4032 },
  phone: { width: 1080, height: 2400 },
  desktop: { width: 1920, height: 1080 },
  icon: { width: 128, height: 128 },
  ad: { width: 728, height: 90 },
} as const;
export type Shape = keyof typeof SHAPES;

/** A picture that many assets have. */
export interface Variant {
  /** WebP, short side 250 px at most. */
  readonly thumbnail: Buffer;
  readonly thumbhash: string;
}

export type VariantPool = Readonly<Record<Shape, readonly Variant[]>>;

const SCENES = [landscape, beach, portrait, table, flower, forest, street];
/** Pictures really drawn for each shape; the others are their mirrored, cropped and tinted relatives. */
const DRAWN = 5;

/** Draws `perShape` pictures of each shape; about 10 ms for each, and 100 ms for the first few. */
export async function drawVariants(perShape: number, seed: number): Promise<VariantPool> {
  const random = seededRandom(seed).fork('variants');
  const pool: Partial<Record<Shape, readonly Variant[]>> = {};
  for (const shape of Object.keys(SHAPES) as Shape[])
    pool[shape] = await family(shape, perShape, random.fork(shape));
  return pool as VariantPool;
}

async function family(shape: Shape, count: number, random: SeededRandom): Promise<Variant[]> {
  const variants: Variant[] = [];
  const drawn: Buffer[] = [];
  for (let i = 0; i < Math.min(count, DRAWN); i++) drawn.push(await draw(shape, i, random.fork(i)));
  for (let i = 0; i < count; i++) {
    const original = drawn[i % drawn.length];
    if (original) variants.push(await relative(original, i >= drawn.length, random.fork(`relative ${i}`)));
  }
  return variants;
}

/** PNG at the size of a thumbnail. */
async function draw(shape: Shape, i: number, random: SeededRandom): Promise<Buffer> {
  const { width, height } = SHAPES[shape];
  const shrink = Math.max(1, Math.min(width, height) / 250);
  const size = [Math.round(width / shrink), Math.round(height / shrink)] as const;
  const picture = await drawing(shape, i, random);
  // Only icons are transparent: of the others the rim would become so where a drawing is scaled.
  return (shape === 'icon' ? picture : picture.flatten())
    .resize(...size, { fit: 'cover' })
    .png()
    .toBuffer();
}

async function drawing(shape: Shape, i: number, random: SeededRandom): Promise<Sharp> {
  switch (shape) {
    case 'landscape':
    case 'portrait': {
      const paint = SCENES[i % SCENES.length] ?? landscape;
      const frame = shape === 'landscape' ? { width: 480, height: 360 } : { width: 360, height: 480 };
      const { data, width, height } = await develop(paint(random, frame), i + 1);
      return sharp(data, { raw: { width, height, channels: 3 } });
    }
    case 'phone': {
      const phone = PHONES[4] ?? { system: 'android', ...SHAPES.phone, scale: 2.75 };
      return sharp(svg(phone.width, phone.height, (i % 2 ? settings : chat)(random, phone).svg));
    }
    case 'desktop': {
      const desktop = DESKTOPS[0] ?? { ...SHAPES.desktop, scale: 1 };
      return sharp(svg(desktop.width, desktop.height, (i % 2 ? editor : spreadsheet)(random, desktop).svg));
    }
    case 'icon':
      return sharp(icon(random, SHAPES.icon.width));
    case 'ad':
      return sharp(advertisement(random, SHAPES.ad.width, SHAPES.ad.height));
  }
}

async function relative(original: Buffer, changed: boolean, random: SeededRandom): Promise<Variant> {
  let image = sharp(original);
  if (changed) {
    image = image.modulate({ hue: random.whole(-25, 25), brightness: random.between(0.85, 1.12) });
    if (random.chance(0.5)) image = image.flop();
  }
  const png = await image.png().toBuffer();
  const { data, info } = await sharp(png)
    .resize(100, 100, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    thumbnail: await sharp(png).webp({ quality: 80 }).toBuffer(),
    thumbhash: Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64'),
  };
}
