import { measured, NOT_APPLICABLE, type Signal } from './signal.ts';

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
  sentence: ({ value }, direction) =>
    direction === 'for'
      ? `${value} pixels is a size that such pictures often have.`
      : `${value} pixels is a size that photos often have.`,
};
