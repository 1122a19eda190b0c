import type { Category } from '../domain/category.ts';

export interface SuggestionTally {
  readonly category: Category;
  /** A screenshot that is younger than asked for. */
  readonly recent: boolean;
  readonly count: number;
  readonly bytes: number;
}

/** Counts what other settings would recommend, out of the stored scores. */
export interface Suggestions {
  /**
   * Everything of at least `from` (0–1) that is neither protected nor kept and that nothing but its age
   * could hold back. `youngerThan`: epoch milliseconds from which a screenshot is recent.
   */
  tally(bar: { readonly from: number; readonly youngerThan: number }): readonly SuggestionTally[];
  /** Keys of what is stored as held back for its age: what else would hold it back is not stored. */
  heldAsRecent(after: number, limit: number): readonly number[];
}
