import type { AlbumMembership, AssetFacts } from '../domain/asset-facts.ts';
import type { Contribution } from '../domain/evidence.ts';
import type { PixelMeasurements } from '../domain/measurements.ts';
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
  /** Rectangles that look damaged, as shares of width and height (0–1). */
  readonly damaged: PixelMeasurements['damaged'];
  readonly facts: AssetFacts;
  /** What is known of the copies in `relations`, where they are analysed themselves. */
  readonly copies: readonly ResultRow[];
  readonly albums: readonly AlbumMembership[];
  readonly tags: readonly string[];
  /** Sentences: what would have led to another verdict. */
  readonly wouldChange: readonly string[];
}
