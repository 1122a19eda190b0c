import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mediaType } from '../media-types.ts';
import { type Capture, noCapture } from './capture.ts';
import { readBasicExif } from './exif-fallback.ts';
import type { ExifReader } from './exiftool.ts';
import type { HeicDecoder } from './heic.ts';
import type { LocalFile } from './local-file.ts';
import { makePictures, type Pictures, storedSize } from './pictures.ts';

/** What is known of a file once it was read. */
export interface Examined {
  /** Base64 SHA-1 of the content. Null: the file could not be read. */
  readonly sha1: string | null;
  readonly capture: Capture;
  /** Base64; null: no picture could be made. */
  readonly thumbhash: string | null;
}

/** Images up to here are read once and held while they are decoded; larger ones are streamed. */
const heldBytes = 96 * 1024 * 1024;

/** Opened without following a link: the file may have been replaced since the walk. */
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

export const readWhole = async (file: LocalFile): Promise<Buffer> => {
  const handle = await open(file.path, readFlags);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
};

export const readRange = (path: string | Buffer, start: number, end: number) =>
  createReadStream(path, { start, end, flags: readFlags as unknown as string });

/** What a decoder is given: the bytes, or the path of a file too big to hold. Null: too big, and its name is no text. */
export const decodable = async (file: LocalFile): Promise<Buffer | string | null> => {
  if (file.size <= heldBytes) return readWhole(file);
  return typeof file.path === 'string' ? file.path : null;
};

const streamedSha1 = async (file: LocalFile): Promise<string> => {
  const hash = createHash('sha1');
  await pipeline(readRange(file.path, 0, Number.POSITIVE_INFINITY), hash);
  return hash.digest('base64');
};

export interface Examiner {
  readonly exiftool: ExifReader | null;
  readonly heic: HeicDecoder;
}

/** Reads a file once: checksum, metadata, pictures. Never throws: a bad file is an asset of which little is known. */
export const examine = async (
  file: LocalFile,
  { exiftool, heic }: Examiner,
): Promise<{ readonly examined: Examined; readonly pictures: Pictures | null }> => {
  try {
    const isImage = mediaType(extname(file.relative))?.type === 'IMAGE';
    const content = isImage ? await decodable(file) : null;
    const sha1 = Buffer.isBuffer(content)
      ? createHash('sha1').update(content).digest('base64')
      : await streamedSha1(file);
    const [capture, pictures] = await Promise.all([
      captureOf(file, Buffer.isBuffer(content) ? content : null, exiftool),
      content === null || content.length === 0 ? null : makePictures(content, heic).catch(() => null),
    ]);
    return { examined: { sha1, capture, thumbhash: pictures?.thumbhash ?? null }, pictures };
  } catch {
    return { examined: { sha1: null, capture: noCapture, thumbhash: null }, pictures: null };
  }
};

/** exiftool takes a list of names, one a line: a name with a line break, or that is no text, cannot be given to it. */
const nameable = (path: string | Buffer): path is string => typeof path === 'string' && !/[\r\n]/.test(path);

const captureOf = async (
  file: LocalFile,
  content: Buffer | null,
  exiftool: ExifReader | null,
): Promise<Capture> => {
  if (file.size === 0) return noCapture;
  const read = exiftool && nameable(file.path) ? await exiftool.read(file.path) : null;
  const capture = read ?? (content ? readBasicExif(content) : noCapture);
  if (capture.exif.exifImageWidth !== null || content === null) return capture;
  const size = read ? null : await storedSize(content);
  if (size === null) return capture;
  return { ...capture, exif: { ...capture.exif, exifImageWidth: size.width, exifImageHeight: size.height } };
};
