import { found, NOT_APPLICABLE, type Signal } from './signal.ts';
import { speaks } from './speaks.ts';

const KNOWN: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/jpg': 'jpeg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
  'image/tiff': 'tiff',
  'image/svg+xml': 'svg',
};

const WORDS: Readonly<Record<string, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  gif: 'GIF',
  webp: 'WebP',
  heic: 'HEIC',
  avif: 'AVIF',
  bmp: 'BMP',
  tiff: 'TIFF',
  svg: 'SVG',
};

export const fileFormat: Signal = {
  meta: {
    id: 'file-format',
    title: 'File format',
    looksFor:
      'The format: cameras write JPEG, HEIC and RAW; screens and web graphics are mostly PNG, GIF, WebP.',
    source: 'Fitted on labelled images; RAW and HEIC by hand.',
    wrongWhen: 'Screenshots get converted to JPEG, and photos to PNG.',
    group: 'file',
    cost: 'metadata',
  },
  inspect({ subject: { facts } }) {
    if (facts.mimeType === null) return NOT_APPLICABLE;
    const level = KNOWN[facts.mimeType] ?? (facts.mimeType.startsWith('image/') ? 'raw' : 'other');
    return found(level, WORDS[level] ?? facts.mimeType, 'originalMimeType');
  },
  sentence: ({ value }, direction, category) => speaks(`Its format is ${value}`, direction, category),
};
