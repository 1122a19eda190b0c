import type { Category } from '../domain/category.ts';

export interface SuggestionTally {
  readonly category: Category;
  readonly count: number;
  readonly bytes: number;
}

/** Counts what other settings would recommend, out of the stored scores. */
export interface Suggestions {
  /**
   * Everything of at least `from` (0–1) that is neither protected nor kept nor held back, but for screenshots
   * dated after `youngFrom` (epoch milliseconds): what their age does to them is not stored.
   */
  tally(bar: { readonly from: number; readonly youngFrom: number }): readonly SuggestionTally[];
  /** Keys of those left out, and of what is stored as held back for its age: to be judged one by one. */
  young(youngFrom: number, after: number, limit: number): readonly number[];
}
