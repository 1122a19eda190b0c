import { screenOf } from '../screens.ts';
import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

const WORDS: Readonly<Record<string, string>> = {
  phone: 'exactly the screen of a phone',
  tablet: 'exactly the screen of a tablet',
  desktop: 'exactly the screen of a computer',
  wide: 'a 16:9 frame that screens, videos and forwarded photos share',
};

export const screenDimensions: Signal = {
  meta: {
    id: 'screen-dimensions',
    title: 'Size of a screen',
    looksFor: 'Width and height that are those of a known screen, where no camera took the picture.',
    source: 'Published native resolutions of phones, tablets and computers (see domain/screens).',
    wrongWhen:
      'Wallpapers and exported graphics share these sizes; 16:9 sizes are common among forwarded photos.',
    group: 'dimensions',
    cost: 'metadata',
  },
  inspect({ sides, hasCamera }) {
    if (sides === null || hasCamera === 'camera') return NOT_APPLICABLE;
    const screen = screenOf(sides.short, sides.long);
    return screen === null
      ? absent('width × height')
      : found(screen, `${sides.width} × ${sides.height}`, 'width × height');
  },
  sentence: ({ level, value }) => `${value} pixels is ${WORDS[level] ?? 'a known screen'}.`,
  absentSentence: 'Its size is not that of a known screen.',
};
