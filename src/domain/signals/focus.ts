import { figureSignal, number, percent } from './figure-signal.ts';

/** Focus: how detail falls off from scale to scale. Sharp photos follow 1/f (Field 1987), drawings do not, blur loses the finest first. */
const family = {
  group: 'sharpness',
  wrongWhen: 'Bokeh, mist and night scenes are soft on purpose; at 250 pixels a slight blur cannot be seen.',
} as const;

export const detailFinest = figureSignal({
  ...family,
  id: 'detail-finest',
  figure: 'detail_0_1',
  title: 'Finest detail against the next',
  looksFor: 'Finest octave over the next.',
  value: number,
  fact: (value) => `Its finest detail is ${value} times as strong as detail twice as coarse`,
});

export const detailNext = figureSignal({
  ...family,
  id: 'detail-next',
  figure: 'detail_1_2',
  title: 'Second octave against the third',
  looksFor: 'Second octave over the third.',
  value: number,
  fact: (value) => `Its second-finest detail is ${value} times as strong as detail twice as coarse`,
});

export const sharpMedian = figureSignal({
  ...family,
  id: 'sharp-median',
  figure: 'sharp_median',
  title: 'Typical sharpness',
  looksFor: 'Sharpness of the median tile.',
  value: number,
  fact: (value) => `On a scale on which 1 is sharp, its typical part has ${value}`,
});

export const sharpBest = figureSignal({
  ...family,
  id: 'sharp-best',
  figure: 'sharp_best',
  title: 'Sharpest part',
  looksFor: 'Sharpness of the sharpest tile: a sharp subject anywhere means not blurred.',
  value: number,
  fact: (value) => `On a scale on which 1 is sharp, its sharpest part has ${value}`,
});

export const detailPeak = figureSignal({
  ...family,
  id: 'detail-peak',
  figure: 'detail_peak',
  title: 'Strongest fine detail',
  looksFor: 'Finest detail of the best tile.',
  value: number,
  fact: (value) => `In its most detailed part, neighbouring pixels differ by ${value} of 255 levels`,
});

export const evenDetail = figureSignal({
  ...family,
  id: 'even-detail',
  figure: 'smear',
  title: 'Detail in all directions',
  looksFor: 'Fine detail of the poorest direction over that of the richest.',
  value: percent,
  fact: (value) => `Along one direction it has ${value} of the detail that it has along the others`,
});
