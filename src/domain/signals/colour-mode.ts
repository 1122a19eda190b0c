import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

const WORDS: Readonly<Record<string, string>> = {
  cmyk: 'Its colours are stored for print (CMYK), which cameras never do',
  palette: 'It has a palette of at most 256 colours, as graphics have',
  bilevel: 'It has black and white only',
  '16-bit': 'It has 16 bits per channel',
};

export const colourMode: Signal = {
  meta: {
    id: 'colour-mode',
    title: 'Unusual colour mode',
    looksFor: 'CMYK, palette, one or sixteen bits per channel.',
    source: 'JPEG components, PNG header.',
    wrongWhen: 'Scanned documents are often black and white; some editors save photos with 16 bits.',
    group: 'file',
    cost: 'bytes',
  },
  inspect({ subject: { bytes } }) {
    if (bytes === null) return NOT_APPLICABLE;
    const mode = bytes.facts.colour_mode;
    return typeof mode === 'string'
      ? found(mode, mode, 'original, first bytes')
      : absent('original, first bytes');
  },
  sentence: ({ level }) => `${WORDS[level] ?? 'Its colour mode is unusual'}.`,
};
