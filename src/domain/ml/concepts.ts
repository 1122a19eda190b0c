import type { Category } from '../category.ts';

/** Something that Immich's smart search is asked for, and the category whose sure cases show its worth. */
export interface Concept {
  readonly id: string;
  /** English: every model that Immich offers knows it. */
  readonly query: string;
  readonly category: Category;
}

/**
 * Only concepts that have a yardstick: a rank is worth nothing until assets that metadata has decided show
 * what it is worth. "Document" has none (a photographed letter looks like any photo to metadata).
 */
export const CONCEPTS: readonly Concept[] = [
  { id: 'screenshot', query: 'screenshot of a phone or computer screen', category: 'screenshots' },
  { id: 'web_banner', query: 'web banner or advertisement', category: 'web_cache' },
  { id: 'meme', query: 'internet meme with text', category: 'web_cache' },
];

/** How many ranks are worth asking for, and what Immich gives on one page. */
export const RANKS_ASKED = 1000;

/** What metadata alone says, for the choice of the yardstick. */
export interface Foreknowledge {
  /** Probability of the concept's category from metadata signals alone, 0–1. */
  readonly probability: number;
  /** The camera's own exposure data are there: make or model with ISO, exposure time or aperture. */
  readonly hasExposure: boolean;
}

/** Beyond doubt: at 0.97 one in thirty-three is wrong, which the calibration's shrinkage absorbs. */
const SURE = 0.97;
const SURE_NOT = 0.02;

/** Whether an asset may serve as a yardstick: surely of the category, surely a photo, or neither (null). */
export function anchorKind({ probability, hasExposure }: Foreknowledge): 'positive' | 'negative' | null {
  if (probability >= SURE && !hasExposure) return 'positive';
  if (probability <= SURE_NOT && hasExposure) return 'negative';
  return null;
}
