import { measured, NOT_APPLICABLE, type Signal } from './signal.ts';
import { speaks } from './speaks.ts';

export const pictureSize: Signal = {
  meta: {
    id: 'picture-size',
    title: 'Number of pixels',
    looksFor: 'How many pixels the picture has, on a logarithmic scale.',
    source: 'Fitted on labelled images.',
    wrongWhen: 'Old cameras and messengers make small photos.',
    group: 'dimensions',
    cost: 'metadata',
  },
  inspect({ sides }) {
    if (sides === null) return NOT_APPLICABLE;
    return measured(
      Math.log2(sides.width * sides.height),
      `${sides.width} × ${sides.height}`,
      'width × height',
    );
  },
  sentence: ({ value }, direction, category) => speaks(`It has ${value} pixels`, direction, category),
};
