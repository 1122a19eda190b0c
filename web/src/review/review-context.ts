import { createContext } from 'svelte';
import type { ResultItem } from '#contract/results.ts';
import type { Choice } from '#web/state/decisions.svelte.ts';
import type { ResultList } from './result-list.svelte.ts';

/** What the image on top of a list may ask of the list beneath it. */
export interface Review {
  readonly list: ResultList;
  /** Where the open image stands in the list; −1 where it does not, or nobody knows yet. */
  place(): number;
  /** Opens another image in place of this one, so that "back" leads to the list. */
  show(id: string): void;
  close(): void;
  decide(items: readonly ResultItem[], choice: Choice): Promise<void>;
  undo(): Promise<void>;
}

export const [useReview, provideReview] = createContext<Review>();
