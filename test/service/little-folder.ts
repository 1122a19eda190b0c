import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

/** A temporary folder that a test may fill; `remove` takes everything away again. */
export function temporaryFolder(name: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `iic-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Files of a little folder: what they are, and odd names that must come through unharmed. */
export const FILES = [
  'Screenshot_20240912-064012_WhatsApp.png',
  'holiday/IMG_1234.JPG',
  'holiday/Überraschung "am" Morgen.jpg',
  'cache/favicon.png',
  'broken/f0012345.jpg',
] as const;

/** A chat: a title bar and bubbles with lines of text. */
const CHAT = `<svg width="1080" height="2400"><rect width="1080" height="180" fill="#075e54"/>${Array.from(
  { length: 12 },
  (_, at) =>
    `<rect x="${at % 2 === 0 ? 40 : 340}" y="${230 + at * 170}" width="700" height="130" rx="24" fill="${at % 2 === 0 ? '#fff' : '#dcf8c6'}"/>${[
      0, 1, 2,
    ]
      .map(
        (line) =>
          `<rect x="${at % 2 === 0 ? 70 : 370}" y="${255 + at * 170 + line * 34}" width="${600 - line * 90}" height="12" fill="#222"/>`,
      )
      .join('')}`,
).join('')}</svg>`;

/** Draws five small files, one of which cannot be decoded. */
export async function drawLittleFolder(folder: string): Promise<void> {
  const flat = (width: number, height: number, colour: string) =>
    sharp({ create: { width, height, channels: 3, background: colour } });
  const noise = (width: number, height: number) =>
    sharp({
      create: {
        width,
        height,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    });
  const images = [
    flat(1080, 2400, '#fafafa')
      .composite([{ input: Buffer.from(CHAT) }])
      .png(),
    noise(800, 600).jpeg(),
    noise(640, 480).jpeg(),
    flat(32, 32, '#ff0000').png(),
  ];
  for (const [at, name] of FILES.entries()) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const image = images[at];
    writeFileSync(path, image === undefined ? Buffer.from('not an image at all') : await image.toBuffer());
  }
}
