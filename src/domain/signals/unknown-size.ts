import { found, NOT_APPLICABLE, type Signal } from './signal.ts';

export const unknownSize: Signal = {
  meta: {
    id: 'unknown-size',
    title: 'Size not known',
    looksFor: 'Pictures of which Immich does not know width and height.',
    source: 'Caution: what speaks against a suspicion is often the size, and here it cannot.',
    wrongWhen: 'The size is missing for other reasons than a broken file.',
    group: 'dimensions',
    cost: 'metadata',
  },
  inspect({ sides }) {
    return sides === null ? found('unknown', 'not known', 'width × height') : NOT_APPLICABLE;
  },
  sentence: () => 'Its size is not known, so less can be said of it.',
};
