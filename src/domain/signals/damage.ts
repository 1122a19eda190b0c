import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

/** The measure’s own likelihood from which damage is hardly in doubt. */
const CERTAIN = 0.9;

export const damage: Signal = {
  meta: {
    id: 'damage',
    title: 'Damaged area',
    looksFor: 'Grey or green filling and colour bands where a broken file stopped decoding.',
    source: 'What libjpeg puts where coded data end or are overwritten; measured on damaged files.',
    wrongWhen: 'Posters, collages and test cards have flat grey and sharp colour breaks too.',
    group: 'damage',
    cost: 'pixels',
  },
  inspect({ pixels }) {
    if (pixels === null) return NOT_APPLICABLE;
    if (pixels.damaged.length === 0) return absent('thumbnail');
    const top = Math.min(...pixels.damaged.map(({ y }) => y));
    const certain = (pixels.figures.damage ?? 1) >= CERTAIN;
    return found(
      certain ? 'certain' : 'likely',
      `from ${Math.round(top * 100)} % of the height down`,
      'thumbnail',
    );
  },
  sentence: ({ value }) => `The picture looks damaged ${value}.`,
};
