import sharp from 'sharp';
import { THUMBNAIL_SIDE } from './raster.ts';

/** Quality of Immich's thumbnails unless somebody changed it. */
const QUALITY = 80;
/** No preview of Immich's has more than 1,440 × 14,400 pixels. */
const MOST_INPUT_PIXELS = 1440 * 14_400;

/**
 * Thumbnails that a server makes larger than by default, as the default would be: scaled to a short side of 250 px
 * and compressed again. Scaling alone is not enough: the compression takes away just the grain and the finest
 * detail that sharpness is told by. Others come back as they are. Rejects with sharp's error for what is no picture.
 */
export async function likeDefault(image: Uint8Array): Promise<Uint8Array> {
  const side = webpShortSide(image) ?? (await shortSide(image));
  if (side <= THUMBNAIL_SIDE) return image;
  return await open(image)
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'outside', withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer();
}

const open = (image: Uint8Array) =>
  sharp(image, { failOn: 'truncated', limitInputPixels: MOST_INPUT_PIXELS, ignoreIcc: true });

async function shortSide(image: Uint8Array): Promise<number> {
  const { width, height } = await open(image).metadata();
  return Math.min(width, height);
}

/** From the header (WebP container specification, RFC 6386): asking the image library takes a tenth of all measuring. */
function webpShortSide(image: Uint8Array): number | null {
  if (image.length < 30) return null;
  const head = new DataView(image.buffer, image.byteOffset, 30);
  const form = String.fromCharCode(...image.subarray(8, 16));
  if (form === 'WEBPVP8 ')
    return Math.min(head.getUint16(26, true) & 0x3fff, head.getUint16(28, true) & 0x3fff);
  if (form === 'WEBPVP8X')
    return 1 + Math.min(head.getUint32(24, true) & 0xffffff, head.getUint32(26, true) >>> 8);
  return null;
}
