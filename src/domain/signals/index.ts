import { aspectRatio } from './aspect-ratio.ts';
import { cameraData } from './camera-data.ts';
import { cameraName } from './camera-name.ts';
import { carverName } from './carver-name.ts';
import { exifDate } from './exif-date.ts';
import { faces } from './faces.ts';
import { jpegDensity, pngDensity } from './file-density.ts';
import { fileFormat } from './file-format.ts';
import { folderPath } from './folder-path.ts';
import { folderProfile } from './folder-profile.ts';
import { noThumbnail } from './no-thumbnail.ts';
import { pictureSize } from './picture-size.ts';
import { receivedName } from './received-name.ts';
import { relation } from './relation.ts';
import { screenDimensions } from './screen-dimensions.ts';
import { screenshotName } from './screenshot-name.ts';
import type { Signal } from './signal.ts';
import {
  thumbhashColour,
  thumbhashColourContrast,
  thumbhashContrast,
  thumbhashLightness,
  transparency,
} from './thumbhash-look.ts';
import { webDimensions } from './web-dimensions.ts';
import { webName } from './web-name.ts';

/** Every detector there is, in the order in which people read about them. */
export const SIGNALS: readonly Signal[] = registry([
  screenshotName,
  cameraName,
  receivedName,
  carverName,
  webName,
  folderPath,
  cameraData,
  exifDate,
  screenDimensions,
  webDimensions,
  pictureSize,
  aspectRatio,
  fileFormat,
  jpegDensity,
  pngDensity,
  transparency,
  thumbhashLightness,
  thumbhashColour,
  thumbhashContrast,
  thumbhashColourContrast,
  noThumbnail,
  folderProfile,
  faces,
  relation,
]);

/** Throws where two signals have one id: a weight would then count for the wrong one. */
export function registry(signals: readonly Signal[]): readonly Signal[] {
  const seen = new Set<string>();
  for (const { meta } of signals) {
    if (seen.has(meta.id)) throw new Error(`Two signals are called "${meta.id}".`);
    seen.add(meta.id);
  }
  return signals;
}
