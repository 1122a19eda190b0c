import type { Inspection } from '../inspection.ts';
import { measured, NOT_APPLICABLE, type Signal } from './signal.ts';
import { speaks } from './speaks.ts';

/** Bits that the file spends on a pixel; null where it has another format, or its size or sides are not known. */
export function bitsPerPixel({ sides, subject: { facts } }: Inspection, mime: string): number | null {
  if (sides === null || facts.bytes === null || facts.bytes <= 0 || facts.mimeType !== mime) return null;
  return (8 * facts.bytes) / (sides.width * sides.height);
}

/** What is shown of them. */
export const bitsInWords = (bits: number): string => `${bits.toFixed(2)} bits per pixel`;

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
    inspect(at: Inspection) {
      const bits = bitsPerPixel(at, mime);
      if (bits === null) return NOT_APPLICABLE;
      return measured(Math.log2(bits), bitsInWords(bits), 'exifInfo.fileSizeInByte');
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
