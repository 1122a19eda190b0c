import type { AssetId } from '../domain/asset-facts.ts';
import type { ResultFilter } from './results.ts';

/** How much an export of a filter would hold, without reading its rows out. */
export interface Extents {
  sizes(filter: ResultFilter): Sizes;
  paths(filter: ResultFilter): PathCounts;
}

export interface Sizes {
  /** Null: nothing matches. */
  readonly first: AssetId | null;
  /** Bytes of each row in the order of a walk; 0 where Immich does not know them. */
  readonly bytes: Float64Array;
}

export interface PathCounts {
  readonly known: number;
  readonly unknown: number;
  /** Of the known ones. */
  readonly withLineBreak: number;
}
