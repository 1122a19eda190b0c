import { THUMBNAIL_SIDE } from '../pixel-sides.ts';
import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

/**
 * Bits that the file spends on one pixel of the thumbnail for each level of its mean gradient: detail that is to be kept
 * has to be paid for. Of 914 labelled JPEG photos the poorest has 0.06 and the median 0.6; photos whose blocks can be
 * seen have 0.01 to 0.06.
 */
const CRUSHED = 0.05;
/** A frame with less of a gradient is empty, and needs no bits. */
const LEAST_GRADIENT = 0.5;

export const compression: Signal = {
  meta: {
    id: 'compression',
    title: 'Compressed very hard',
    looksFor: 'JPEG files that are far too small for the detail that their picture shows.',
    source:
      'Own measure: bits of the file for the gradient of the thumbnail, set below every labelled photo.',
    wrongWhen: 'Hard, regular patterns, which take little room.',
    group: 'file',
    cost: 'pixels',
  },
  inspect({ sides, pixels, subject: { facts } }) {
    const gradient = pixels?.figures.edge_strength;
    if (gradient === undefined || sides === null || !facts.bytes || facts.mimeType !== 'image/jpeg')
      return NOT_APPLICABLE;
    const scale = Math.max(1, sides.short / THUMBNAIL_SIDE);
    const bits = (8 * facts.bytes) / (sides.width * sides.height);
    const isCrushed = (bits * scale * scale) / Math.max(LEAST_GRADIENT, gradient) < CRUSHED;
    const source = 'exifInfo.fileSizeInByte, thumbnail';
    return isCrushed ? found('crushed', `${bits.toFixed(2)} bits per pixel`, source) : absent(source);
  },
  sentence: ({ value }) => `It was compressed very hard: ${value} cannot hold the detail that it shows.`,
};
