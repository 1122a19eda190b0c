import { decode } from 'bmp-ts';
import type { Pixels } from './heic.ts';

/** The file header and the size fields of the oldest info header. */
const headerBytes = 26;

export const isBmp = (content: Buffer): boolean =>
  content.length >= headerBytes && content.toString('latin1', 0, 2) === 'BM';

/**
 * sharp's prebuilt library reads no BMP. Transparency is dropped: most 32-bit BMPs leave that byte at zero.
 * @throws when it is damaged, cut off, or larger than `maximumPixels`.
 */
export const decodeBmp = (content: Buffer, maximumPixels: number): Pixels => {
  const width = content.readInt32LE(18);
  const height = Math.abs(content.readInt32LE(22));
  const bitsPerPixel = content.readUInt16LE(28);
  const compression = content.readUInt32LE(30);
  if (width <= 0 || height === 0 || width * height > maximumPixels)
    throw new Error('The BMP states no usable size');
  const rowBytes = Math.ceil((width * bitsPerPixel) / 32) * 4;
  if (compression === 0 && content.readUInt32LE(10) + rowBytes * height > content.length)
    throw new Error('The BMP is cut off');
  const { data } = decode(content, { toRGBA: true });
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return { data, width, height, channels: 4 };
};
