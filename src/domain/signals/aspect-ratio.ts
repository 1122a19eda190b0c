import { measured, NOT_APPLICABLE, type Signal } from './signal.ts';
import { speaks } from './speaks.ts';

export const aspectRatio: Signal = {
  meta: {
    id: 'aspect-ratio',
    title: 'Shape',
    looksFor:
      'Long side divided by short side: banners and long pages are long, icons and avatars square, photos 4:3 or 3:2.',
    source: 'Fitted on labelled images.',
    wrongWhen: 'Panoramas are long, and square photos exist.',
    group: 'dimensions',
    cost: 'metadata',
  },
  inspect({ sides }) {
    if (sides === null) return NOT_APPLICABLE;
    const ratio = sides.long / sides.short;
    return measured(ratio, `${ratio.toFixed(2)} : 1`, 'width × height');
  },
  sentence: ({ value }, direction, category) =>
    speaks(`Its shape is ${value} (long side to short)`, direction, category),
};
