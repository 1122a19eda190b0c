import { figureSignal, number, percent } from './figure-signal.ts';

/** Layout: bars, lists and cards leave rows and columns empty, and repeat. */
const family = { group: 'look', wrongWhen: 'Horizons, blinds and shelves leave empty rows too.' } as const;

export const rowsEmpty = figureSignal({
  ...family,
  id: 'rows-empty',
  figure: 'rows_empty',
  title: 'Empty rows',
  looksFor: 'Rows without any edge.',
  value: percent,
  fact: (value) => `${value} of its rows show nothing but even ground`,
});

export const columnsEmpty = figureSignal({
  ...family,
  id: 'columns-empty',
  figure: 'columns_empty',
  title: 'Empty columns',
  looksFor: 'Columns without any edge.',
  value: percent,
  fact: (value) => `${value} of its columns show nothing but even ground`,
});

export const rowsUneven = figureSignal({
  ...family,
  id: 'rows-uneven',
  figure: 'rows_uneven',
  title: 'Uneven rows',
  looksFor: 'Change of edge density from row to row.',
  value: number,
  fact: (value) => `From row to row the amount of detail changes by a factor of ${value}`,
});

export const rowsAlternate = figureSignal({
  ...family,
  id: 'rows-alternate',
  figure: 'rows_alternate',
  title: 'Alternating rows',
  looksFor: 'Changes between busy and empty rows: text and lists.',
  value: number,
  fact: (value) => `Busy and empty rows alternate ${value} times per hundred rows`,
});

export const edgesCentral = figureSignal({
  ...family,
  id: 'edges-central',
  figure: 'edges_central',
  title: 'Detail in the middle',
  looksFor: 'Share of edges in the middle quarter.',
  value: percent,
  fact: (value) => `${value} of its detail lies in the middle quarter`,
});

export const linesLevel = figureSignal({
  ...family,
  id: 'lines-level',
  figure: 'lines_horizontal',
  title: 'Long level lines',
  looksFor: 'Straight level lines, in widths of the picture.',
  value: number,
  fact: (value) => `Straight level lines add up to ${value} widths of the picture`,
});

export const linesUpright = figureSignal({
  ...family,
  id: 'lines-upright',
  figure: 'lines_vertical',
  title: 'Long upright lines',
  looksFor: 'Straight upright lines, in heights of the picture.',
  value: number,
  fact: (value) => `Straight upright lines add up to ${value} heights of the picture`,
});

export const lineLongest = figureSignal({
  ...family,
  id: 'line-longest',
  figure: 'line_longest',
  title: 'Longest straight line',
  looksFor: 'Longest straight line, share of its side.',
  value: percent,
  fact: (value) => `The longest straight line spans ${value} of its side`,
});
