import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** Changes the colours, and so the checksum. */
  readonly seed?: number;
  /** EXIF, as sharp writes it. */
  readonly exif?: Record<string, Record<string, string>>;
  readonly orientation?: number;
}

/** A picture with structure enough that half of its bytes is not half of nothing. */
export const drawing = ({ width, height, seed = 1, exif, orientation }: Drawn): Sharp => {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      pixels[at] = (x * seed + y) % 256;
      pixels[at + 1] = ((x ^ y) * 3 + seed * 40) % 256;
      pixels[at + 2] = (x * y + seed) % 256;
    }
  let picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  if (exif) picture = picture.withExif(exif);
  if (orientation) picture = picture.withMetadata({ orientation });
  return picture;
};

export const jpeg = (drawn: Drawn): Promise<Buffer> => drawing(drawn).jpeg({ quality: 85 }).toBuffer();
export const png = (drawn: Drawn): Promise<Buffer> => drawing(drawn).png().toBuffer();

/** Writes a file whose time is `modified`, so that order and dates are known. */
export const put = async (
  folder: string,
  name: string,
  content: Uint8Array | string,
  modified = '2020-01-01T00:00:00Z',
): Promise<string> => {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  await utimes(path, new Date(modified), new Date(modified));
  return path;
};

/** A 24-bit BMP of one colour. */
export const bmp = (width: number, height: number): Buffer => {
  const row = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * height, 0x80);
  file.fill(0, 0, 54);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  return file;
};
