import { THUMBNAIL_SIDE } from '../pixel-sides.ts';
import { bitsInWords, bitsPerPixel } from './file-density.ts';
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
  inspect(at) {
    const bits = bitsPerPixel(at, 'image/jpeg');
    const gradient = at.pixels?.figures.edge_strength;
    if (bits === null || gradient === undefined || at.sides === null) return NOT_APPLICABLE;
    const scale = Math.max(1, at.sides.short / THUMBNAIL_SIDE);
    const isCrushed = (bits * scale * scale) / Math.max(LEAST_GRADIENT, gradient) < CRUSHED;
    const source = 'exifInfo.fileSizeInByte, thumbnail';
    return isCrushed ? found('crushed', bitsInWords(bits), source) : absent(source);
  },
  sentence: ({ value }) => `It was compressed very hard: ${value} cannot hold the detail that it shows.`,
};
