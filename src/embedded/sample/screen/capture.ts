import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import type { SeededRandom } from '../../seeded-random.ts';
import { svg } from '../markup.ts';
import type { Pixels } from '../photo/develop.ts';
import type { Screen } from './phone.ts';

/** Draws a screen with photos in their places. */
export async function capture(
  screen: Screen,
  width: number,
  height: number,
  photos: readonly Pixels[],
  random: SeededRandom,
): Promise<Sharp> {
  const ui = svg(width, height, screen.svg);
  const layers: OverlayOptions[] = [];
  let wallpaper = false;
  for (const place of screen.pictures) {
    const photo = random.pick(photos);
    const input = await sharp(photo.data, { raw: { width: photo.width, height: photo.height, channels: 3 } })
      .resize(Math.round(place.width), Math.round(place.height), { fit: 'cover' })
      .png({ compressionLevel: 1 })
      .toBuffer();
    layers.push({ input, left: Math.round(place.x), top: Math.round(place.y) });
    wallpaper ||= place.behind === true;
  }
  const base = wallpaper ? sharp({ create: { width, height, channels: 3, background: '#000' } }) : sharp(ui);
  return base.composite(wallpaper ? [...layers, { input: ui, left: 0, top: 0 }] : layers).removeAlpha();
}
