import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

// Luma of 255. Night photos keep lights: of labelled dark photos none has its brightest hundredth below 60.
const BLACK = 45;
const WHITE = 225;
/** Edges that print and drawings have and a blown-out frame has not. */
const EDGES = 0.02;

export const exposure: Signal = {
  meta: {
    id: 'exposure',
    title: 'Black or blown-out frame',
    looksFor: 'Frames in which hardly anything is brighter than black, or darker than white.',
    source: 'Brightness percentiles of the thumbnail, set between night photos and covered lenses.',
    wrongWhen: 'Stars and silhouettes; blank pages.',
    group: 'exposure',
    cost: 'pixels',
  },
  inspect({ pixels }) {
    if (pixels === null) return NOT_APPLICABLE;
    const { luma_p99: brightest, luma_p5: darkest, edge_density: edges = 0 } = pixels.figures;
    if (brightest === undefined || darkest === undefined) return NOT_APPLICABLE;
    if (brightest < BLACK) return found('black', `${Math.round(brightest)} of 255`, 'thumbnail');
    if (darkest > WHITE && edges < EDGES) return found('white', `${Math.round(darkest)} of 255`, 'thumbnail');
    return absent('thumbnail');
  },
  sentence: ({ level, value }) =>
    level === 'black'
      ? `It is nearly black: its brightest parts reach ${value}.`
      : `It is blown out: even its darkest parts are at ${value}.`,
};
