import { CONCEPTS } from '../ml/concepts.ts';
import { measured, NOT_APPLICABLE, type Signal } from './signal.ts';

/** One per concept: what its place in Immich's smart search is worth in this very library. */
export const immichConcepts: readonly Signal[] = CONCEPTS.map(({ id, query }) => ({
  meta: {
    id: `immich-${id.replaceAll('_', '-')}`,
    title: `Immich’s search for “${query}”`,
    looksFor: 'A place near the top of the search, or far from it.',
    source: 'Smart search, its ranks calibrated on what metadata has decided beyond doubt in this library.',
    wrongWhen: 'The model may take a photo of a screen, or a poster, for what it shows.',
    group: 'immich_ml',
    cost: 'ml',
  },
  inspect({ subject: { ml } }) {
    const worth = ml?.concepts?.[id];
    if (worth === undefined) return NOT_APPLICABLE;
    return measured(worth, worth > 0 ? 'near the top' : 'far from the top', 'smart search');
  },
  sentence: ({ value }) => `In Immich’s search for “${query}” it is ${value}.`,
}));
