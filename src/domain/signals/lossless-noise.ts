import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

/** Bits per pixel: drawn pictures compress to fewer without loss; grain of a sensor does not compress. */
const NOISY = 9;

export const losslessNoise: Signal = {
  meta: {
    id: 'lossless-noise',
    title: 'Does not compress without loss',
    looksFor: 'PNG files of more than 9 bits per pixel: a photo saved as PNG.',
    source:
      'Photos need 10–16 bits per pixel as PNG; of labelled screenshots one in fifty needs more than 9.',
    wrongWhen: 'Richly textured game scenes need as much.',
    group: 'file',
    cost: 'metadata',
  },
  inspect({ sides, subject: { facts } }) {
    if (sides === null || facts.bytes === null || facts.mimeType !== 'image/png') return NOT_APPLICABLE;
    const bits = (8 * facts.bytes) / (sides.width * sides.height);
    return bits > NOISY
      ? found('noisy', `${bits.toFixed(1)} bits per pixel`, 'exifInfo.fileSizeInByte')
      : absent('exifInfo.fileSizeInByte');
  },
  sentence: ({ value }) => `It needs ${value} as PNG, as photos saved so do.`,
};
