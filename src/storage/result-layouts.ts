import type { AssetId } from '../domain/asset-facts.ts';
import type { Decision } from './decisions.ts';
import type { ResultFilter, ResultOrder, ResultRow } from './results.ts';

/** A whole list in its order, as it stood when it was asked for. */
export interface ResultLayout {
  readonly id: string;
  readonly total: number;
  readonly buckets: readonly {
    /** "2023-07", UTC; null where the list is not sorted by date. */
    readonly month: string | null;
    readonly count: number;
  }[];
  /** One byte each: width ÷ height × `steps`, 1–255; 0 = unknown. */
  readonly ratios: Uint8Array;
}

/** A list as it was read, by our own keys: plain data. */
export interface Listing extends Pick<ResultLayout, 'buckets' | 'ratios'> {
  readonly keys: Uint32Array;
}

/** What a selection needs of a result that no screen has loaded. */
export interface PlacedResult {
  readonly id: AssetId;
  readonly bytes: number | null;
  readonly decision: Decision | null;
}

/** Reads whole lists; looks at every row. */
export interface Listings {
  list(filter: ResultFilter, order: ResultOrder, steps: number): Listing;
  /** In the order of the keys; what is gone since is missing. */
  placed(keys: Uint32Array): readonly PlacedResult[];
}

/**
 * Lists by place instead of by cursor. A few of them are remembered, the oldest is forgotten first; every call
 * with an id that is not known (any more) throws `LayoutGoneError`.
 */
export interface ResultLayouts {
  make(filter: ResultFilter, order: ResultOrder, steps: number): ResultLayout;
  /** The second half of `make`, for what was listed elsewhere. */
  remember(listing: Listing): ResultLayout;
  /** Null in the place of what is gone since. Shorter than `limit` at the end. */
  rows(id: string, offset: number, limit: number): readonly (ResultRow | null)[];
  /** Both ends included, in order. */
  keys(id: string, from: number, to: number): Uint32Array;
  /** What stands there; what is gone since is missing. */
  range(id: string, from: number, to: number): readonly PlacedResult[];
  place(id: string, asset: AssetId): number | null;
}
