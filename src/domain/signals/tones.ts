import { figureSignal, number } from './figure-signal.ts';

/** Tones: how light and dark are spread. A scene lit by nature uses all levels, a palette few of them. */
const family = {
  group: 'look',
  wrongWhen: 'Night photos and high-key portraits use few levels too.',
} as const;

export const toneLevels = figureSignal({
  ...family,
  id: 'tone-levels',
  figure: 'luma_levels',
  title: 'Levels of brightness',
  looksFor: 'How many of 256 levels occur.',
  value: number,
  fact: (value) => `${value} of 256 levels of brightness occur`,
});

export const toneSpread = figureSignal({
  ...family,
  id: 'tone-spread',
  figure: 'luma_deviation',
  title: 'Spread of brightness',
  looksFor: 'Standard deviation of brightness.',
  value: number,
  fact: (value) => `Its brightness varies by ${value} of 255 levels`,
});

export const toneMiddle = figureSignal({
  ...family,
  id: 'tone-middle',
  figure: 'luma_p50',
  title: 'Typical brightness',
  looksFor: 'Median brightness.',
  value: number,
  fact: (value) => `Its median brightness is ${value} of 255`,
});

export const toneBrightest = figureSignal({
  ...family,
  id: 'tone-brightest',
  figure: 'luma_p99',
  title: 'Brightest parts',
  looksFor: 'How bright the brightest hundredth is: nothing at all in a frame from a covered lens.',
  value: number,
  fact: (value) => `Its brightest parts reach ${value} of 255`,
});

export const toneDarkest = figureSignal({
  ...family,
  id: 'tone-darkest',
  figure: 'luma_p5',
  title: 'Darkest parts',
  looksFor: 'How dark the darkest twentieth is: never dark in a blown-out frame.',
  value: number,
  fact: (value) => `Its darkest parts are at ${value} of 255`,
});
