import type { AlbumMembership, Person } from '../domain/asset-facts.ts';
import type { Contribution } from '../domain/evidence.ts';
import type { BetterCopy, Relation } from '../domain/verdict.ts';
import type { ResultRow } from '../storage/results.ts';

/** One result as a person sees it in a list: the stored row with its evidence in sentences. */
export interface ReviewedResult {
  readonly row: ResultRow;
  /** Whole sentences, strongest first. */
  readonly reasons: readonly string[];
  readonly against: readonly string[];
  readonly betterCopy: BetterCopy | null;
  /** Of the strongest category, strongest first. */
  readonly contributions: readonly Contribution[];
}

/** One result with everything that is known of why it is judged so. */
export interface ReviewedDetail extends ReviewedResult {
  /** Log-odds before any evidence, of the strongest category. */
  readonly prior: number;
  readonly relations: readonly Relation[];
  /** Share of the height (0–1) where damage begins; null = none seen. */
  readonly damagedFrom: number | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly people: readonly Person[];
  readonly albums: readonly AlbumMembership[];
  readonly tags: readonly string[];
  /** Sentences: what would have led to another verdict. */
  readonly wouldChange: readonly string[];
}
