import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

// Interactive Advertising Bureau's display units; the square sizes of icons and favicons; the thumbnail that
// DCF puts into every camera file.
const ADS = new Set([
  '728x90',
  '468x60',
  '300x250',
  '336x280',
  '160x600',
  '120x600',
  '970x250',
  '320x50',
  '234x60',
]);
const ICONS = new Set([16, 24, 32, 48, 64, 72, 96, 128, 180, 192, 256, 512]);
const DCF_THUMBNAIL = { long: 160, short: 120 };

const WORDS: Readonly<Record<string, string>> = {
  ad: 'a standard advertisement size',
  icon: 'a standard icon size',
  exif_thumbnail: 'the size of the preview embedded in camera files',
};

export const webDimensions: Signal = {
  meta: {
    id: 'web-dimensions',
    title: 'Size of an icon or advertisement',
    looksFor: 'Standard sizes of advertisements, icons and embedded thumbnails.',
    source: 'IAB display sizes; icon sizes of favicons and app icons; DCF thumbnail 160 × 120.',
    wrongWhen: 'A picture was cut to such a size by hand.',
    group: 'dimensions',
    cost: 'metadata',
  },
  inspect({ sides }) {
    if (sides === null) return NOT_APPLICABLE;
    const { width, height, short, long } = sides;
    const value = `${width} × ${height}`;
    if (ADS.has(`${width}x${height}`)) return found('ad', value, 'width × height');
    if (short === long && ICONS.has(short)) return found('icon', value, 'width × height');
    if (long === DCF_THUMBNAIL.long && short === DCF_THUMBNAIL.short)
      return found('exif_thumbnail', value, 'width × height');
    return absent('width × height');
  },
  sentence: ({ level, value }) => `${value} pixels is ${WORDS[level] ?? 'a standard size'}.`,
  absentSentence: 'Its size is not a standard one of icons or advertisements.',
};
