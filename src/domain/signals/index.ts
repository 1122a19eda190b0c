import { aspectRatio } from './aspect-ratio.ts';
import { byteCamera } from './byte-camera.ts';
import { byteDamage } from './byte-damage.ts';
import { byteScreenshot } from './byte-screenshot.ts';
import { cameraData } from './camera-data.ts';
import { cameraName } from './camera-name.ts';
import { caption } from './caption.ts';
import { carverName } from './carver-name.ts';
import { colourMode } from './colour-mode.ts';
import {
  blackShare,
  colourCount,
  colourfulness,
  colourVariety,
  greyShare,
  topColours,
  vividShare,
  whiteShare,
} from './colours.ts';
import { compression } from './compression.ts';
import { damage } from './damage.ts';
import { edgeAxis, edgeContrast, edgeHorizontal, edgeStep, edgeStrength } from './edges.ts';
import { exifDate } from './exif-date.ts';
import { exposure } from './exposure.ts';
import { faces } from './faces.ts';
import { jpegDensity, pngDensity } from './file-density.ts';
import { fileFormat } from './file-format.ts';
import {
  bimodalShare,
  flatDark,
  flatLargest,
  flatOfCalm,
  flatOneShade,
  flatRows,
  flatShare,
  flatWhite,
  smoothShare,
} from './flat-areas.ts';
import { detailFinest, detailNext, detailPeak, evenDetail, sharpBest, sharpMedian } from './focus.ts';
import { folderPath } from './folder-path.ts';
import { folderProfile } from './folder-profile.ts';
import { asymmetry, barBottom, barTop, borderEven, navigationBar, statusBar } from './frame.ts';
import { grainFinest, grainMedian, grainSilent } from './grain.ts';
import { immichConcepts } from './immich-concepts.ts';
import { immichText } from './immich-text.ts';
import {
  columnsEmpty,
  edgesCentral,
  lineLongest,
  linesLevel,
  linesUpright,
  rowsAlternate,
  rowsEmpty,
  rowsUneven,
} from './layout.ts';
import { losslessNoise } from './lossless-noise.ts';
import { noThumbnail } from './no-thumbnail.ts';
import { paper } from './paper.ts';
import { pictureSize } from './picture-size.ts';
import { textDense, textRows, textShare } from './print.ts';
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
import { tiny } from './tiny.ts';
import { toneBrightest, toneDarkest, toneLevels, toneMiddle, toneSpread } from './tones.ts';
import { unknownSize } from './unknown-size.ts';
import { webDimensions } from './web-dimensions.ts';
import { webName } from './web-name.ts';
import { wrongCarve } from './wrong-carve.ts';

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
  unknownSize,
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
  colourCount,
  colourVariety,
  topColours,
  greyShare,
  vividShare,
  colourfulness,
  whiteShare,
  blackShare,
  toneLevels,
  toneBrightest,
  toneDarkest,
  toneSpread,
  toneMiddle,
  flatShare,
  flatOfCalm,
  smoothShare,
  flatOneShade,
  flatWhite,
  flatDark,
  flatLargest,
  flatRows,
  bimodalShare,
  edgeAxis,
  edgeHorizontal,
  edgeStep,
  edgeContrast,
  edgeStrength,
  rowsEmpty,
  columnsEmpty,
  rowsUneven,
  rowsAlternate,
  edgesCentral,
  linesLevel,
  linesUpright,
  lineLongest,
  textShare,
  textDense,
  textRows,
  caption,
  grainSilent,
  grainMedian,
  grainFinest,
  detailFinest,
  detailNext,
  sharpMedian,
  sharpBest,
  detailPeak,
  evenDetail,
  barTop,
  barBottom,
  statusBar,
  navigationBar,
  borderEven,
  asymmetry,
  tiny,
  noThumbnail,
  damage,
  exposure,
  compression,
  losslessNoise,
  paper,
  byteScreenshot,
  byteCamera,
  byteDamage,
  colourMode,
  wrongCarve,
  folderProfile,
  faces,
  immichText,
  ...immichConcepts,
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
