import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

export const byteCamera: Signal = {
  meta: {
    id: 'byte-camera',
    title: 'Camera data in the file',
    looksFor: 'Exposure, aperture or lens in the bytes of the original.',
    source: 'Exif 2.32; a second look, since a server may not have read them.',
    wrongWhen: 'Editors keep camera data in collages.',
    group: 'camera',
    cost: 'bytes',
  },
  inspect({ subject: { bytes } }) {
    if (bytes === null) return NOT_APPLICABLE;
    if (bytes.facts.camera_exposure !== true) return absent('original, EXIF');
    const name = [bytes.facts.camera_make, bytes.facts.camera_model]
      .filter((part) => typeof part === 'string')
      .join(' ');
    return found('exposure', name || 'exposure', 'original, EXIF');
  },
  sentence: ({ value }) => `The original itself carries camera data (${value}).`,
};
