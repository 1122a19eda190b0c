import type { AssetId } from '../domain/asset-facts.ts';
import type { Category } from '../domain/category.ts';
import type { ResultFilter } from './results.ts';

export interface Counted {
  readonly value: string;
  readonly count: number;
}

/** What could be filtered by, each counted under all other filters but its own. */
export interface Facets {
  /** Of confidences: twenty steps of 0.05, the last with 1.00. */
  readonly histogram: readonly number[];
  readonly subKinds: readonly Counted[];
  /** An empty value: none is known. The most common first; so are folders and cameras. */
  readonly sourceApps: readonly Counted[];
  readonly folders: readonly Counted[];
  readonly cameras: readonly Counted[];
  /** Newest first. */
  readonly years: readonly Counted[];
}

export type FacetName = keyof Facets;

/** `kind`: the same category, app and size in pixels; duplicates: copies of the same. `folder`: the same category and folder. */
export type ClustersBy = 'kind' | 'folder';

/** Suggestions that are alike. */
export interface Cluster {
  readonly category: Category | null;
  readonly sourceApp: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly folder: string | null;
  /** What they are copies of. */
  readonly betterCopy: AssetId | null;
  readonly count: number;
  readonly bytes: number;
  readonly marked: number;
  /** Of high confidence, and not recommended: a person should look at each. */
  readonly heldBack: number;
  /** The surest few. */
  readonly samples: readonly AssetId[];
}

export interface Overview {
  facets(filter: ResultFilter): Facets;
  /** One of them alone. */
  facet(name: FacetName, filter: ResultFilter): Facets[FacetName];
  /** The greatest first, of two and more, or of one and its better copy. `total`: all suggestions of the filter, in a cluster or not. */
  clusters(
    filter: ResultFilter,
    by: ClustersBy,
  ): { readonly items: readonly Cluster[]; readonly total: number };
}
