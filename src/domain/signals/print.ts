import { figureSignal, percent } from './figure-signal.ts';

/** Print: small dark strokes in rows on even ground, as in text of a screen or on paper. */
const family = {
  group: 'look',
  wrongWhen: 'Foliage and gravel can look like print at thumbnail size; paper is print.',
} as const;

export const textShare = figureSignal({
  ...family,
  id: 'text-share',
  figure: 'text_share',
  title: 'Print',
  looksFor: 'Share of blocks that look like print.',
  value: percent,
  fact: (value) => `${value} of it looks like print`,
});

export const textDense = figureSignal({
  ...family,
  id: 'text-dense',
  figure: 'text_dense',
  title: 'Print on even ground',
  looksFor: 'Share of blocks that look like print on even ground.',
  value: percent,
  fact: (value) => `${value} of it looks like print on even ground`,
});

export const textRows = figureSignal({
  ...family,
  id: 'text-rows',
  figure: 'text_rows',
  title: 'Rows of print',
  looksFor: 'Share of rows with print.',
  value: percent,
  fact: (value) => `${value} of its rows hold print`,
});
