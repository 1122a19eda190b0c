import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** How many of each are drawn; the journeys count on them. */
export const DRAWN = { screenshots: 24, icons: 6, photos: 12 };

/** What is recent is left alone; a file without a date in its metadata has that of the file. */
const OLD = new Date('2023-01-15T10:15:00Z');

/** Draws a small library, quick enough for every test run: phone screenshots, favicons and camera photos. */
export async function drawPictures(folder: string): Promise<void> {
  const draw = (
    count: number,
    name: (index: number) => string,
    picture: (index: number) => Promise<Buffer>,
  ) =>
    Array.from({ length: count }, async (_, index) => {
      const path = join(folder, name(index));
      await writeFile(path, await picture(index));
      await utimes(path, OLD, OLD);
    });
  await Promise.all([
    ...draw(DRAWN.screenshots, (index) => `Screenshot_202301${two(index + 1)}-101500.png`, screenshot),
    ...draw(DRAWN.icons, (index) => `favicon-${index}.png`, icon),
    ...draw(DRAWN.photos, (index) => `IMG_20230${1 + (index % 9)}14_1015${two(index)}.jpg`, photo),
  ]);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Flat areas, a status bar and lines of text-like bars, on the screen of a known phone. */
function screenshot(index: number): Promise<Buffer> {
  const hue = (index * 37) % 360;
  const lines = Array.from({ length: 16 }, (_, line) => {
    const width = 300 + ((line * 131 + index * 53) % 560);
    return `<rect x="60" y="${420 + line * 110}" width="${width}" height="34" rx="6" fill="#333"/>`;
  });
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="2400"><rect width="1080" height="2400" fill="#fff"/>
      <rect width="1080" height="90" fill="#222"/><rect y="90" width="1080" height="180" fill="hsl(${hue} 60% 45%)"/>
      ${lines.join('')}</svg>`,
    ),
  )
    .png({ palette: true })
    .toBuffer();
}

function icon(index: number): Promise<Buffer> {
  const side = [16, 32, 48][index % 3] ?? 32;
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><circle cx="50%" cy="50%" r="45%" fill="hsl(${index * 60} 80% 50%)"/></svg>`,
    ),
  )
    .png()
    .toBuffer();
}

/** Noise over a soft gradient, with what a camera writes. */
async function photo(index: number): Promise<Buffer> {
  const [width, height] = index % 3 === 0 ? [900, 1200] : [1200, 900];
  const noise = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 24 },
    },
  })
    .png()
    .toBuffer();
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="0.3" y2="1">
      <stop offset="0" stop-color="hsl(${200 + index * 3} 60% 75%)"/><stop offset="0.6" stop-color="hsl(${40 + index * 5} 35% 60%)"/>
      <stop offset="1" stop-color="hsl(${90 + index * 7} 40% 25%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`,
    ),
  )
    .composite([{ input: noise, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .withExif({
      IFD0: { Make: 'Canon', Model: 'EOS R6' },
      IFD2: { ExposureTime: '1/200', FNumber: '4/1', ISOSpeedRatings: '200', FocalLength: '35/1' },
    })
    .toBuffer();
}
