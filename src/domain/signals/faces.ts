import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

export const faces: Signal = {
  meta: {
    id: 'faces',
    title: 'Faces',
    looksFor: 'People that Immich recognised.',
    source: 'Immich’s own face detection.',
    wrongWhen: 'Screenshots of video calls, avatars and memes show faces too.',
    group: 'people',
    cost: 'metadata',
  },
  inspect({ subject: { facts, ml } }) {
    const count = ml?.faces ?? facts.people?.length ?? null;
    if (count === null) return NOT_APPLICABLE;
    if (count === 0) return absent('people');
    return found(count === 1 ? 'one' : 'several', count === 1 ? 'one person' : `${count} persons`, 'people');
  },
  sentence: ({ value }) => `Immich recognised ${value} in it.`,
};
