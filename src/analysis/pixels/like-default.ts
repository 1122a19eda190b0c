import { THUMBNAIL_SIDE } from '../../domain/pixel-sides.ts';
import { openPicture } from './open-picture.ts';
import { webpSize } from './webp-header.ts';

/** Quality of Immich's thumbnails unless somebody changed it. */
const QUALITY = 80;

/**
 * Thumbnails that a server makes larger than by default, as the default would be: scaled to a short side of 250 px
 * and compressed again. Scaling alone is not enough: the compression takes away just the grain and the finest
 * detail that sharpness is told by. Others come back as they are. Rejects with sharp's error for what is no picture.
 */
export async function likeDefault(image: Uint8Array): Promise<Uint8Array> {
  // Asking the image library takes a tenth of all measuring.
  const { width, height } = webpSize(image) ?? (await openPicture(image).metadata());
  if (Math.min(width, height) <= THUMBNAIL_SIDE) return image;
  return await openPicture(image)
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'outside', withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer();
}
