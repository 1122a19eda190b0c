import type { Inspection } from '../inspection.ts';
import type { ThumbhashSketch } from '../thumbhash.ts';
import { found, measured, NOT_APPLICABLE, type Signal } from './signal.ts';
import { speaks } from './speaks.ts';

function sketchSignal(
  id: string,
  title: string,
  looksFor: string,
  figure: (sketch: ThumbhashSketch) => number,
  words: string,
): Signal {
  return {
    meta: {
      id,
      title,
      looksFor,
      source: 'Fitted on labelled images; thumbhash as Immich stores it.',
      wrongWhen: 'Snow, fog and night photos are as plain as graphics.',
      group: 'look',
      cost: 'metadata',
    },
    inspect({ sketch }: Inspection) {
      if (sketch === null) return NOT_APPLICABLE;
      const value = figure(sketch);
      return measured(value, `${Math.round(value * 100)} %`, 'thumbhash');
    },
    sentence: ({ value }, direction, category) => speaks(`${words} ${value}`, direction, category),
  };
}

export const thumbhashLightness = sketchSignal(
  'thumbhash-lightness',
  'Average lightness',
  'How light the picture is on average.',
  (sketch) => sketch.lightness,
  'On average its lightness is',
);
export const thumbhashColour = sketchSignal(
  'thumbhash-colour',
  'Average colour',
  'How strongly coloured the picture is on average.',
  (sketch) => sketch.colour,
  'On average its colours have a strength of',
);
export const thumbhashContrast = sketchSignal(
  'thumbhash-contrast',
  'Coarse contrast',
  'How much large areas differ in lightness.',
  (sketch) => sketch.contrast,
  'Its large areas differ in lightness by',
);
export const thumbhashColourContrast = sketchSignal(
  'thumbhash-colour-contrast',
  'Coarse colour contrast',
  'How much large areas differ in colour.',
  (sketch) => sketch.colourContrast,
  'Its large areas differ in colour by',
);

const share = (clear: number) => (clear < 0.005 ? 'Less than 1 %' : `${Math.round(100 * clear)} %`);

export const transparency: Signal = {
  meta: {
    id: 'transparency',
    title: 'Transparency',
    looksFor: 'See-through parts, which photos and full screenshots never have.',
    source: 'Thumbhash stores the average opacity.',
    wrongWhen: 'Photos cut out by hand; window captures with a shadow.',
    group: 'look',
    cost: 'metadata',
  },
  inspect({ sketch }) {
    if (sketch === null) return NOT_APPLICABLE;
    if (!sketch.hasAlpha) return found('opaque', 'none', 'thumbhash');
    return found(sketch.opacity < 0.8 ? 'strong' : 'slight', share(1 - sketch.opacity), 'thumbhash');
  },
  sentence: ({ level, value }) =>
    level === 'opaque'
      ? 'Nothing in it is transparent.'
      : `${value} of it is transparent, as in icons and graphics.`,
};
