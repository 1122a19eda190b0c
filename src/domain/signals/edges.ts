import { figureSignal, number, percent } from './figure-signal.ts';

/** Edges: what is drawn runs along the axes and steps at once; what a lens shows runs anywhere and is softened. */
const family = {
  group: 'look',
  wrongWhen: 'Buildings and shelves are full of level and upright edges.',
} as const;

export const edgeAxis = figureSignal({
  ...family,
  id: 'edge-axis',
  figure: 'edge_axis',
  title: 'Axis-aligned edges',
  looksFor: 'Share of edge energy along the axes.',
  value: percent,
  fact: (value) => `${value} of its edges run exactly level or upright`,
});

export const edgeHorizontal = figureSignal({
  ...family,
  id: 'edge-horizontal',
  figure: 'edge_horizontal',
  title: 'Level edges',
  looksFor: 'Share of the axis-aligned edges that are level.',
  value: percent,
  fact: (value) => `Of its straight edges ${value} are level, the others upright`,
});

export const edgeStep = figureSignal({
  ...family,
  id: 'edge-step',
  figure: 'edge_step',
  title: 'Hard edges',
  looksFor: 'Edges whose whole step lies within two pixels.',
  value: percent,
  fact: (value) => `${value} of its edges are hard, as drawn`,
});

export const edgeContrast = figureSignal({
  ...family,
  id: 'edge-contrast',
  figure: 'edge_contrast',
  title: 'Contrast of edges',
  looksFor: 'Deviation of the gradient over its mean.',
  value: number,
  fact: (value) => `Its edges stand out from their surroundings by a factor of ${value}`,
});

export const edgeStrength = figureSignal({
  ...family,
  id: 'edge-strength',
  figure: 'edge_strength',
  title: 'Mean gradient',
  looksFor: 'How busy the picture is.',
  value: number,
  fact: (value) => `Its brightness changes by ${value} levels over an edge’s width on average`,
});
