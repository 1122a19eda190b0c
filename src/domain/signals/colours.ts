import { figureSignal, number, percent, perHundred, powerOfTwo } from './figure-signal.ts';

/** Colours: drawn pictures have few and repeat them exactly, a sensor never gives the same colour twice. */
const family = {
  group: 'look',
  wrongWhen: 'Photos of fog, snow or plain walls have few colours; dithered graphics have many.',
} as const;

export const colourCount = figureSignal({
  ...family,
  id: 'colour-count',
  figure: 'colours',
  title: 'Number of colours',
  looksFor: 'How many distinct colours there are.',
  value: powerOfTwo,
  fact: (value) => `It has about ${value} distinct colours`,
});

export const colourVariety = figureSignal({
  ...family,
  id: 'colour-variety',
  figure: 'colours_per_pixel',
  title: 'Variety of colours',
  looksFor: 'Distinct colours over pixels.',
  value: perHundred,
  fact: (value) => `It has ${value} distinct colours per hundred pixels`,
});

export const topColours = figureSignal({
  ...family,
  id: 'top-colours',
  figure: 'top_4_colours',
  title: 'Dominant colours',
  looksFor: 'Share of the four most frequent colours.',
  value: percent,
  fact: (value) => `Four colours make up ${value} of it`,
});

export const greyShare = figureSignal({
  ...family,
  id: 'grey-share',
  figure: 'grey_share',
  title: 'Grey pixels',
  looksFor: 'Share of pixels without colour.',
  value: percent,
  fact: (value) => `${value} of it is grey, black or white`,
});

export const vividShare = figureSignal({
  ...family,
  id: 'vivid-share',
  figure: 'vivid_share',
  title: 'Vivid colours',
  looksFor: 'Share of strongly saturated pixels.',
  value: percent,
  fact: (value) => `${value} of it is vividly coloured`,
});

export const colourfulness = figureSignal({
  ...family,
  id: 'colourfulness',
  figure: 'colourfulness',
  title: 'Colourfulness',
  looksFor: 'Hasler and Süsstrunk’s colourfulness.',
  value: number,
  fact: (value) => `It has a colourfulness of ${value} (0 is grey, 100 very colourful)`,
});

export const whiteShare = figureSignal({
  ...family,
  id: 'white-share',
  figure: 'pure_white',
  title: 'Pure white',
  looksFor: 'Share of pure white pixels.',
  value: percent,
  fact: (value) => `${value} of it is pure white`,
});

export const blackShare = figureSignal({
  ...family,
  id: 'black-share',
  figure: 'pure_black',
  title: 'Pure black',
  looksFor: 'Share of pure black pixels.',
  value: percent,
  fact: (value) => `${value} of it is pure black`,
});
