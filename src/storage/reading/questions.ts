import type { PathCounts, Sizes } from '../extents.ts';
import type { Cluster, ClustersBy, FacetName, Facets } from '../facets.ts';
import type { DecidedOnDay, FolderTally, TrashedOnDay, YearTally } from '../history.ts';
import type { Listing, PlacedResult } from '../result-layouts.ts';
import type { ResultFilter, ResultOrder, ResultsPage, ResultsQuery, WalkedBatch } from '../results.ts';
import type { StoredStatistics } from '../statistics.ts';
import type { SuggestionTally } from '../suggestions.ts';

/** Everything that looks at many rows. What goes in and out is plain data, so that a thread can be asked. */
export interface Questions {
  page(query: ResultsQuery): ResultsPage;
  leftOut(filter: ResultFilter): ResultsPage['leftOut'];
  listing(filter: ResultFilter, order: ResultOrder, steps: number): Listing;
  placed(keys: Uint32Array): readonly PlacedResult[];
  facet(name: FacetName, filter: ResultFilter): Facets[FacetName];
  clusters(
    filter: ResultFilter,
    by: ClustersBy,
  ): { readonly items: readonly Cluster[]; readonly total: number };
  walk(filter: ResultFilter, after: number): WalkedBatch;
  sizes(filter: ResultFilter): Sizes;
  paths(filter: ResultFilter): PathCounts;
  statistics(): StoredStatistics;
  tally(bar: { readonly from: number; readonly youngFrom: number }): readonly SuggestionTally[];
  days(): {
    readonly found: readonly { readonly day: string; readonly found: number }[];
    readonly decided: readonly DecidedOnDay[];
    readonly trashed: readonly TrashedOnDay[];
  };
  distribution(): { readonly years: readonly YearTally[]; readonly folders: readonly FolderTally[] };
}

/** Worked out from nothing but the content of the database, and worth remembering until that changes. */
export const REMEMBERED: ReadonlySet<keyof Questions> = new Set([
  'facet',
  'clusters',
  'statistics',
  'tally',
  'days',
  'distribution',
]);

/** Nobody stares at an empty screen for these: all others go first. */
export const PATIENT: ReadonlySet<keyof Questions> = new Set([
  'facet',
  'clusters',
  'walk',
  'sizes',
  'paths',
  'days',
  'distribution',
]);
