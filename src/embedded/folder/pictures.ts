import sharp, { type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { decodeBmp, isBmp } from './bmp.ts';
import { type HeicDecoder, isHeic, type Pixels } from './heic.ts';

/** Immich's sizes: the short side, never enlarged. */
const previewSide = 1440;
const thumbnailSide = 250;
/** Immich's quality for both. */
const quality = 80;
/** The longest side of the picture that a thumbhash is made of. */
const thumbhashSide = 100;
/** sharp's own default, 268 megapixels: beyond it lie decompression bombs rather than photos. */
const maximumPixels = 0x3fff * 0x3fff;
const patienceSeconds = 120;

export interface Pictures {
  /** Base64. */
  readonly thumbhash: string;
  /** WebP. */
  readonly thumbnail: Buffer;
}

const raw = ({ data, width, height, channels }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels }, limitInputPixels: maximumPixels });

const outside = (picture: Sharp, side: number): Sharp =>
  picture.resize(side, side, { fit: 'outside', withoutEnlargement: true });

const open = async (content: Buffer | string, heic: HeicDecoder): Promise<Sharp> => {
  if (typeof content !== 'string' && isHeic(content)) return raw(await heic.decode(content));
  if (typeof content !== 'string' && isBmp(content)) return raw(decodeBmp(content, maximumPixels));
  // 'error' is how Immich decodes: a file cut off fails, a JPEG damaged in its middle does not.
  return sharp(content, {
    failOn: 'error',
    limitInputPixels: maximumPixels,
    sequentialRead: true,
  }).autoOrient();
};

/**
 * The picture at preview size, from which everything smaller is made, exactly as Immich does it.
 * @throws when the image library cannot decode it.
 */
const decode = async (content: Buffer | string, heic: HeicDecoder): Promise<Pixels> => {
  const picture = outside((await open(content, heic)).pipelineColorspace('srgb'), previewSide)
    .toColourspace('srgb')
    .timeout({ seconds: patienceSeconds });
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
};

/** @throws when it cannot be decoded. `content`: the file's bytes, or its path where it is too big to hold. */
export const makePictures = async (content: Buffer | string, heic: HeicDecoder): Promise<Pictures> => {
  const pixels = await decode(content, heic);
  const thumbnail = await outside(raw(pixels), thumbnailSide)
    .withIccProfile('srgb')
    .webp({ quality })
    .toBuffer();
  const small = await raw(pixels)
    .resize(thumbhashSide, thumbhashSide, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const thumbhash = Buffer.from(rgbaToThumbHash(small.info.width, small.info.height, small.data)).toString(
    'base64',
  );
  return { thumbhash, thumbnail };
};

/** JPEG. @throws when it cannot be decoded. */
export const makePreview = async (content: Buffer | string, heic: HeicDecoder): Promise<Buffer> =>
  raw(await decode(content, heic))
    .withIccProfile('srgb')
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer();

/** As stored in the file, before orientation; null where not even the header can be read. */
export const storedSize = async (content: Buffer): Promise<{ width: number; height: number } | null> => {
  try {
    const { width, height } = await sharp(content, { failOn: 'none', limitInputPixels: false }).metadata();
    return { width, height };
  } catch {
    return null;
  }
};
