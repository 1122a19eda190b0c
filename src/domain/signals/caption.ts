import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

/** Share of the height: one labelled photo in eighty has such a line, of memes seven in ten. */
const LOWEST = 0.04;
/** Of memes two in a hundred have taller lines; stripes of animals and fences have. */
const TALLEST = 0.15;

export const caption: Signal = {
  meta: {
    id: 'caption',
    title: 'Lettering over the picture',
    looksFor: 'A line of big light letters with a dark outline, as memes, covers and posters carry.',
    source: 'Measured on labelled memes and photos.',
    wrongWhen: 'Shop signs, jerseys, keyboards and lit windows; photos of posters.',
    group: 'look',
    cost: 'pixels',
  },
  inspect({ pixels }) {
    const line = pixels?.figures.caption_line;
    if (line === undefined) return NOT_APPLICABLE;
    return line >= LOWEST && line <= TALLEST
      ? found('caption', `${Math.round(line * 100)} % of the height`, 'thumbnail')
      : absent('thumbnail');
  },
  sentence: ({ value }) => `Big light letters with a dark outline run across it (${value}), as in memes.`,
};
