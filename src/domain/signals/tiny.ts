import { TINY } from '../pixel-sides.ts';
import { found, NOT_APPLICABLE, type Signal } from './signal.ts';

/** Below this it is a symbol, whatever it shows. */
const MINUTE = 64;
/** The first iPhone’s screen had 320 × 480; nothing that shows photos has had fewer since. */
const SMALLEST_SCREEN = 400;

export const tiny: Signal = {
  meta: {
    id: 'tiny',
    title: 'Tiny picture',
    looksFor: 'Pictures of fewer than 200 pixels on either side.',
    source: 'Definition: too small to be looked at on any screen.',
    wrongWhen: 'The first camera phones took photos hardly larger than this.',
    group: 'dimensions',
    cost: 'metadata',
  },
  inspect({ sides }) {
    if (sides === null) return NOT_APPLICABLE;
    const value = `${sides.width} × ${sides.height}`;
    if (sides.long < MINUTE) return found('minute', value, 'width × height');
    if (sides.long < TINY) return found('tiny', value, 'width × height');
    return found(sides.long < SMALLEST_SCREEN ? 'small' : 'ordinary', value, 'width × height');
  },
  sentence: ({ level, value }) => {
    if (level === 'ordinary') return `${value} pixels is not tiny.`;
    if (level === 'small') return `${value} pixels is less than any screen has.`;
    return `${value} pixels is tiny: fewer than ${TINY} on either side.`;
  },
};
