import type { ReadConnection } from './connection.ts';
import type { Extents } from './extents.ts';
import type { Overview } from './facets.ts';
import type { HistoryReader } from './history.ts';
import type { NameSearch } from './name-search.ts';
import type { Listings } from './result-layouts.ts';
import type { Results } from './results.ts';
import { createClusters } from './sqlite-clusters.ts';
import { createExtents } from './sqlite-extents.ts';
import { createFacets } from './sqlite-facets.ts';
import { createHistory } from './sqlite-history.ts';
import { createListings } from './sqlite-listings.ts';
import { createResults } from './sqlite-results.ts';
import { createStatistics } from './sqlite-statistics.ts';
import { createSuggestions } from './sqlite-suggestions.ts';
import type { StatisticsReader } from './statistics.ts';
import type { Suggestions } from './suggestions.ts';
import { addTallies } from './tally.ts';

/** What only looks, and at many rows. */
export interface Readers {
  readonly results: Results;
  readonly listings: Listings;
  readonly extents: Extents;
  readonly overview: Overview;
  readonly statistics: StatisticsReader;
  readonly suggestions: Suggestions;
  readonly history: HistoryReader;
}

export function createReaders(connection: ReadConnection, names: NameSearch): Readers {
  addTallies(connection);
  return {
    results: createResults(connection, names),
    listings: createListings(connection, names),
    extents: createExtents(connection, names),
    overview: { ...createFacets(connection, names), clusters: createClusters(connection, names) },
    statistics: createStatistics(connection),
    suggestions: createSuggestions(connection),
    history: createHistory(connection),
  };
}
