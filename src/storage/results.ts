import type { AssetId } from '../domain/asset-facts.ts';
import type { Band, Category, SubKind } from '../domain/category.ts';
import type { HoldBack, Protection } from '../domain/verdict.ts';
import type { Decision } from './decisions.ts';

/** `high_confidence` is a view over all categories: 0.70 and above. */
export type ResultView = Category | 'high_confidence';
export type ResultSort = 'confidence' | 'size' | 'date' | 'worth_deciding' | 'name';

/**
 * Which results. No field at all: every analysed asset.
 *
 * A view (a category, or `high_confidence`) lists suggestions, so what is protected or kept is left out of
 * it and counted in `leftOut`, unless `protected` or `decision` is given: then exactly what they say is listed.
 */
export interface ResultFilter {
  readonly category?: ResultView;
  /** 0–1, inclusive. */
  readonly minConfidence?: number;
  /** 0–1, inclusive. */
  readonly maxConfidence?: number;
  readonly decision?: Decision | 'none';
  readonly protected?: boolean;
  readonly subKind?: string;
  /** Empty: none is known. */
  readonly sourceApp?: string;
  /** Only copies of this asset. */
  readonly betterCopy?: string;
  /** High confidence, and neither protected, kept nor held back. */
  readonly recommended?: boolean;
  /** High confidence, and not recommended all the same. */
  readonly heldBack?: boolean;
  /** Inclusive, ISO 8601. */
  readonly takenAfter?: string;
  readonly takenBefore?: string;
  /** A folder as the person knows it, with everything below it. */
  readonly folder?: string;
  /** The same without what lies below it. */
  readonly inFolder?: string;
  /** Make, model, or both with a space between; any case. */
  readonly camera?: string;
  /** Bytes, inclusive. */
  readonly minSize?: number;
  readonly maxSize?: number;
  /** Pixels, exactly. */
  readonly width?: number;
  readonly height?: number;
  /** Part of the file name or path, any case. */
  readonly q?: string;
}

/** Without a direction, `confidence`, `size`, `date` and `worth_deciding` run from the greatest down, `name` from A to Z. */
export interface ResultOrder {
  readonly sort: ResultSort;
  readonly order?: 'asc' | 'desc';
}

export interface ResultsQuery extends ResultFilter, ResultOrder {
  readonly cursor?: string;
  /** 1–500. */
  readonly limit: number;
}

/** One line of a list: what grids and tables need without judging again. */
export interface ResultRow {
  readonly id: AssetId;
  readonly fileName: string;
  readonly path: string | null;
  readonly type: 'image' | 'video';
  readonly category: Category | null;
  readonly subKind: SubKind | null;
  readonly sourceApp: string | null;
  /** 0–1, in steps of 0.0001. */
  readonly confidence: number;
  readonly band: Band;
  readonly categories: Readonly<Record<Category, number>>;
  readonly recommended: boolean;
  /** `kept_before` for what the person decided to keep. */
  readonly protectedBy: Protection | null;
  readonly heldBack: HoldBack | null;
  readonly decision: Decision | null;
  /** The same content was decided on before under another id (a phone uploaded it again). */
  readonly decidedBefore: Decision | null;
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** ISO 8601 UTC. */
  readonly takenAt: string;
  readonly thumbhash: string | null;
  readonly betterCopyId: AssetId | null;
}

export interface ResultsPage {
  readonly rows: readonly ResultRow[];
  readonly nextCursor: string | null;
  /** Exact number of rows in the whole list. */
  readonly total: number;
  /** Matching, but never suggested; see ResultFilter. */
  readonly leftOut: { readonly protected: number; readonly kept: number };
}

/** A part of a walk through all rows of a filter. */
export interface WalkedBatch {
  readonly rows: readonly ResultRow[];
  /** Null: the walk has ended. */
  readonly last: number | null;
}

export interface Results {
  /** One page. Throws `InvalidCursorError` for a cursor that is not one of ours or of another sort. */
  page(query: ResultsQuery): ResultsPage;
  /** The rows of one page without the totals, which a scrolling screen knows already. */
  first(query: ResultsQuery): Pick<ResultsPage, 'rows' | 'nextCursor'>;
  /** Null: not (yet) analysed, gone, or unknown. */
  one(id: AssetId): ResultRow | null;
  /** In the order asked for; unknown ids are missing. */
  many(ids: readonly AssetId[]): readonly ResultRow[];
  count(filter: ResultFilter): number;
  /** Matching, but left out of the list; see ResultFilter. */
  leftOut(filter: ResultFilter): ResultsPage['leftOut'];
  /** All ids of a filter, in batches, without holding a read transaction open between batches. */
  ids(filter: ResultFilter): Iterable<readonly AssetId[]>;
  /** All rows of a filter, in batches and in constant memory: a whole `walk`. */
  rows(filter: ResultFilter): Iterable<readonly ResultRow[]>;
  /**
   * Up to 1,000 rows of a filter (exports), in the order in which assets became known: an order that no score
   * changes, so that each comes once. `after`: where the batch before ended; 0 at the start.
   */
  walk(filter: ResultFilter, after: number): WalkedBatch;
}
