import type { Inspection } from '../inspection.ts';
import { measured, NOT_APPLICABLE, type Signal } from './signal.ts';
import { speaks } from './speaks.ts';

/** Bits per pixel on a logarithmic scale, for one format: formats cannot be compared with each other. */
function density(id: string, format: string, mime: string, wrongWhen: string): Signal {
  return {
    meta: {
      id,
      title: `Bits per pixel (${format})`,
      looksFor: `How much a ${format} file stores per pixel: flat graphics need little, noise of a real sensor needs much.`,
      source: 'Fitted on labelled images.',
      wrongWhen,
      group: 'file',
      cost: 'metadata',
    },
    inspect({ sides, subject: { facts } }: Inspection) {
      if (sides === null || facts.bytes === null || facts.bytes <= 0 || facts.mimeType !== mime)
        return NOT_APPLICABLE;
      const bits = (8 * facts.bytes) / (sides.width * sides.height);
      return measured(Math.log2(bits), `${bits.toFixed(2)} bits per pixel`, 'exifInfo.fileSizeInByte');
    },
    sentence: ({ value }, direction, category) =>
      speaks(`The ${format} file takes ${value}`, direction, category),
  };
}

export const jpegDensity = density(
  'jpeg-density',
  'JPEG',
  'image/jpeg',
  'Editors and messengers compress photos hard.',
);
export const pngDensity = density(
  'png-density',
  'PNG',
  'image/png',
  'A noisy game scene needs as much as a photo.',
);
