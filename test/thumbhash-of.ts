import type { Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';

/** As Immich makes it of a picture: base64, of at most 100 pixels a side. */
export async function thumbhashOf(image: Sharp): Promise<string> {
  const { data, info } = await image
    .resize(100, 100, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}
