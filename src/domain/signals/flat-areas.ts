import { figureSignal, percent } from './figure-signal.ts';

/** Flat areas: user interfaces and graphics are filled with exactly one shade; walls and skies are smooth, not flat. */
const family = {
  group: 'look',
  wrongWhen: 'Blown-out skies and black backgrounds are flat in photos too.',
} as const;

export const flatShare = figureSignal({
  ...family,
  id: 'flat-share',
  figure: 'flat_share',
  title: 'Flat areas',
  looksFor: 'Share of blocks of one shade.',
  value: percent,
  fact: (value) => `${value} of it is perfectly flat`,
});

export const flatOfCalm = figureSignal({
  ...family,
  id: 'flat-of-calm',
  figure: 'flat_of_calm',
  title: 'Flat rather than smooth',
  looksFor: 'Of the calm areas, those that are perfectly flat.',
  value: percent,
  fact: (value) => `${value} of its calm areas are perfectly flat`,
});

export const smoothShare = figureSignal({
  ...family,
  id: 'smooth-share',
  figure: 'smooth_share',
  title: 'Smooth areas',
  looksFor: 'Share of smooth blocks: sky, walls, skin.',
  value: percent,
  fact: (value) => `${value} of it is smooth, like sky, wall or skin`,
});

export const flatOneShade = figureSignal({
  ...family,
  id: 'flat-one-shade',
  figure: 'flat_one_shade',
  title: 'One ground',
  looksFor: 'Share of the flat blocks that have the commonest shade.',
  value: percent,
  fact: (value) => `${value} of its flat areas have one shade`,
});

export const flatWhite = figureSignal({
  ...family,
  id: 'flat-white',
  figure: 'flat_white',
  title: 'Flat white',
  looksFor: 'Share of flat and near-white blocks.',
  value: percent,
  fact: (value) => `${value} of it is flat white`,
});

export const flatDark = figureSignal({
  ...family,
  id: 'flat-dark',
  figure: 'flat_dark',
  title: 'Flat black',
  looksFor: 'Share of flat and near-black blocks.',
  value: percent,
  fact: (value) => `${value} of it is flat black`,
});

export const flatLargest = figureSignal({
  ...family,
  id: 'flat-largest',
  figure: 'flat_largest',
  title: 'Largest flat patch',
  looksFor: 'Largest connected flat patch.',
  value: percent,
  fact: (value) => `Its largest flat patch covers ${value} of it`,
});

export const flatRows = figureSignal({
  ...family,
  id: 'flat-rows',
  figure: 'flat_rows',
  title: 'Flat rows',
  looksFor: 'Rows that are flat over nearly the whole width.',
  value: percent,
  fact: (value) => `${value} of its rows are flat from edge to edge`,
});

export const bimodalShare = figureSignal({
  ...family,
  id: 'bimodal-share',
  figure: 'bimodal_share',
  title: 'Two-shade areas',
  looksFor: 'Blocks of two shades only: print, icons, drawn edges.',
  value: percent,
  fact: (value) => `${value} of it has two shades only, like print or icons`,
});
