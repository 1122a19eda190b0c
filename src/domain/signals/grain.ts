import { figureSignal, number, percent } from './figure-signal.ts';

/** Grain: every sensor leaves noise even in smooth areas, and drawings have none (Immerkær 1996). */
const family = {
  group: 'look',
  wrongWhen: 'Strong noise reduction, and compression by messengers, remove grain.',
} as const;

export const grainSilent = figureSignal({
  ...family,
  id: 'grain-silent',
  figure: 'noise_silent',
  title: 'Areas without grain',
  looksFor: 'Blocks without any sensor noise.',
  value: percent,
  fact: (value) => `${value} of it shows no grain at all`,
});

export const grainMedian = figureSignal({
  ...family,
  id: 'grain-median',
  figure: 'noise_p50',
  title: 'Grain',
  looksFor: 'Median grain.',
  value: number,
  fact: (value) => `Its grain is typically ${value} of 255 levels of brightness`,
});

export const grainFinest = figureSignal({
  ...family,
  id: 'grain-finest',
  figure: 'noise_p99',
  title: 'Finest detail',
  looksFor: 'Finest detail anywhere.',
  value: number,
  fact: (value) => `Its finest detail reaches ${value} of 255 levels of brightness`,
});
