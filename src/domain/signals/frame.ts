import { figureSignal, percent } from './figure-signal.ts';

/** Frame: status bars, navigation bars, borders and the symmetry of icons. */
const family = {
  group: 'look',
  wrongWhen: 'Photos framed with a border, and skies without a cloud.',
} as const;

export const barTop = figureSignal({
  ...family,
  id: 'bar-top',
  figure: 'bar_top',
  title: 'Bar at the top',
  looksFor: 'One-coloured rows at the top.',
  value: percent,
  fact: (value) => `Rows of one colour fill ${value} of its height at the top`,
});

export const barBottom = figureSignal({
  ...family,
  id: 'bar-bottom',
  figure: 'bar_bottom',
  title: 'Bar at the bottom',
  looksFor: 'One-coloured rows at the bottom.',
  value: percent,
  fact: (value) => `Rows of one colour fill ${value} of its height at the bottom`,
});

export const statusBar = figureSignal({
  ...family,
  id: 'status-bar',
  figure: 'status_bar',
  title: 'Status bar',
  looksFor: 'Evenness of the strip at the top.',
  value: percent,
  fact: (value) => `The narrow strip at its top is to ${value} of one shade`,
});

export const navigationBar = figureSignal({
  ...family,
  id: 'navigation-bar',
  figure: 'navigation_bar',
  title: 'Navigation bar',
  looksFor: 'Evenness of the strip at the bottom.',
  value: percent,
  fact: (value) => `The narrow strip at its bottom is to ${value} of one shade`,
});

export const borderEven = figureSignal({
  ...family,
  id: 'border-even',
  figure: 'border_even',
  title: 'Even border',
  looksFor: 'Share of the border that has one shade.',
  value: percent,
  fact: (value) => `${value} of its border has one shade`,
});

export const asymmetry = figureSignal({
  ...family,
  id: 'asymmetry',
  figure: 'symmetry',
  title: 'Symmetry',
  looksFor: 'Difference from its own mirror image.',
  value: percent,
  fact: (value) => `It differs from its mirror image by ${value}`,
});
