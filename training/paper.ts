import sharp from 'sharp';
import { THUMBNAIL_SIDE } from '../src/domain/pixel-sides.ts';
import { between, pick, type Random, whole } from './random.ts';

/**
 * Sheets of paper, drawn: receipts, letters, forms and notes, scanned or photographed. Labelled collections
 * hold documents of one kind from one source, and a fit that never saw others takes paper for a screen.
 * Glyphs are random strokes, since at thumbnail size print is texture and no font is needed.
 */
export interface Paper {
  /** As Immich would make it: short side 250, WebP. */
  readonly thumbnail: Buffer;
  /** Bytes of the JPEG per pixel of it. */
  readonly bytesPerPixel: number;
  /** Height over width. */
  readonly ratio: number;
}

type Kind = 'receipt' | 'letter' | 'form' | 'note';
const RATIO: Record<Kind, readonly [number, number]> = {
  receipt: [1.5, 3.2],
  letter: [1.3, 1.5],
  form: [1.25, 1.5],
  note: [0.7, 1.4],
};

interface Sheet {
  readonly rgb: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export async function drawPaper(random: Random): Promise<Paper> {
  const kind = pick<Kind>(random, ['receipt', 'receipt', 'letter', 'form', 'note']);
  const width = whole(random, 500, 800);
  const height = Math.round(width * between(random, ...RATIO[kind]));
  const sheet = blank(random, width, height);
  print(sheet, random, kind);
  if (kind === 'form' || random() < 0.2) rule(sheet, random);
  if (kind === 'note' || random() < 0.2) scribble(sheet, random);
  grain(sheet, random);
  const jpeg = await scan(sheet, random);
  const { data, info } = jpeg;
  const thumbnail = await sharp(data)
    .resize(info.width < info.height ? { width: THUMBNAIL_SIDE } : { height: THUMBNAIL_SIDE })
    .webp({ quality: 80 })
    .toBuffer();
  return {
    thumbnail,
    bytesPerPixel: data.length / (info.width * info.height),
    ratio: info.height / info.width,
  };
}

/** The sheet itself: its tone, uneven light, and now and then what lies around it. */
function blank(random: Random, width: number, height: number): Sheet {
  const rgb = new Uint8Array(3 * width * height);
  const scanned = random() < 0.55;
  const tone = between(random, scanned ? 235 : 150, 255);
  const warmth = scanned ? (random() < 0.5 ? 0 : between(random, 0, 6)) : between(random, -8, 25);
  const [slopeX, slopeY] = scanned ? [0, 0] : [between(random, -45, 45), between(random, -45, 45)];
  const table = [whole(random, 20, 200), whole(random, 20, 170), whole(random, 10, 140)] as const;
  const margin = !scanned && random() < 0.6 ? between(random, 0.02, 0.12) : 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const outside = Math.min(x, width - x) < margin * width || Math.min(y, height - y) < margin * height;
      const light = tone + slopeX * (x / width - 0.5) + slopeY * (y / height - 0.5);
      paint({ rgb, width, height }, x, y, outside ? table : [light, light - warmth / 3, light - warmth]);
    }
  return { rgb, width, height };
}

function paint(
  { rgb, width, height }: Sheet,
  x: number,
  y: number,
  colour: readonly [number, number, number],
): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const at = 3 * (Math.floor(y) * width + Math.floor(x));
  for (let channel = 0; channel < 3; channel++)
    rgb[at + channel] = Math.max(0, Math.min(255, colour[channel] ?? 0));
}

function print(sheet: Sheet, random: Random, kind: Kind): void {
  const { width, height } = sheet;
  const size = between(random, kind === 'letter' ? 5 : 7, 13);
  const ink = between(random, 10, 130);
  const [left, right] = [width * between(random, 0.05, 0.15), width * between(random, 0.85, 0.95)];
  const empty = kind === 'note' ? 0.7 : between(random, 0.05, 0.35);
  for (
    let y = height * between(random, 0.03, 0.12);
    y < height * between(random, 0.8, 0.97);
    y += size * between(random, 1.6, 2.4)
  ) {
    if (random() < empty) continue;
    const scale = random() < 0.06 ? 2.2 : 1;
    const centred = kind === 'receipt' && random() < 0.3;
    const end = centred
      ? right - width * between(random, 0.1, 0.25)
      : right - (random() < 0.4 ? width * random() * 0.6 : 0);
    for (let x = centred ? left + width * 0.15 : left; x < end; ) {
      const letters = whole(random, 2, 10);
      for (let letter = 0; letter < letters && x < end; letter++, x += size * 0.62 * scale)
        glyph(sheet, random, x, y, size * scale, ink);
      x += size * (kind === 'receipt' && random() < 0.15 ? 8 : 0.6);
    }
    if (scale > 1) y += size;
  }
}

/** Two or three strokes in a box of half a square: upright, level, round. */
function glyph(sheet: Sheet, random: Random, x: number, y: number, size: number, ink: number): void {
  const colour = [ink, ink, ink] as const;
  const thick = Math.max(1, size / 7);
  const [wide, high] = [size * 0.45, size * between(random, 0.6, 1)];
  for (let stroke = whole(random, 2, 3); stroke > 0; stroke--) {
    const level = random() < 0.4;
    const offset = random();
    for (let step = 0; step < (level ? wide : high); step++)
      for (let t = 0; t < thick; t++)
        paint(
          sheet,
          level ? x + step : x + offset * wide + t,
          level ? y + offset * high + t : y + size - step,
          colour,
        );
  }
}

function rule(sheet: Sheet, random: Random): void {
  const ink = between(random, 60, 190);
  const colour = [ink, ink, ink] as const;
  for (let line = whole(random, 3, 25); line > 0; line--) {
    const y = sheet.height * between(random, 0.1, 0.95);
    for (let x = sheet.width * 0.06; x < sheet.width * 0.94; x++) paint(sheet, x, y, colour);
  }
}

/** Handwriting and signatures: a pen that wanders. */
function scribble(sheet: Sheet, random: Random): void {
  const ink = pick(random, [
    [20, 20, 30],
    [30, 40, 150],
    [60, 60, 60],
  ] as const);
  for (let word = whole(random, 2, 40); word > 0; word--) {
    let [x, y] = [sheet.width * between(random, 0.1, 0.8), sheet.height * between(random, 0.1, 0.95)];
    let angle = 0;
    for (let step = whole(random, 40, 160); step > 0; step--) {
      angle += between(random, -0.9, 0.9);
      x += 0.7 + Math.cos(angle * 2) * 1.2;
      y += Math.sin(angle * 3) * 1.8;
      for (let t = 0; t < 4; t++) paint(sheet, x + (t & 1), y + (t >> 1), ink);
    }
  }
}

function grain({ rgb }: Sheet, random: Random): void {
  const strength = between(random, 0, 12);
  for (let at = 0; at < rgb.length; at += 3) {
    const noise = (random() + random() - 1) * strength;
    for (let channel = 0; channel < 3; channel++)
      rgb[at + channel] = Math.max(0, Math.min(255, (rgb[at + channel] ?? 0) + noise));
  }
}

async function scan({ rgb, width, height }: Sheet, random: Random) {
  const angle = random() < 0.4 ? between(random, -4, 4) : 0;
  const image = sharp(rgb, { raw: { width, height, channels: 3 } }).rotate(angle, {
    background: random() < 0.5 ? '#fff' : '#222',
  });
  if (random() < 0.4) image.blur(between(random, 0.4, 1.2));
  if (random() < 0.4) image.greyscale();
  return await image.jpeg({ quality: whole(random, 55, 92) }).toBuffer({ resolveWithObject: true });
}
