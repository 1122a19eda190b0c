import { type AssetId, assetId } from '../domain/asset-facts.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { Cluster, ClustersBy, FacetName, Facets } from '../storage/facets.ts';
import type { Reader } from '../storage/reading/reader.ts';
import type { PlacedResult, ResultLayout } from '../storage/result-layouts.ts';
import type { ResultFilter, ResultOrder, ResultRow } from '../storage/results.ts';
import { inTurns } from './breathe.ts';
import type { ReviewedResult } from './reviewed.ts';

export type { PlacedResult } from '../storage/result-layouts.ts';

export interface ShownLayout extends ResultLayout {
  readonly leftOut: { readonly protected: number; readonly kept: number };
}

export interface ShownCluster extends Omit<Cluster, 'samples' | 'betterCopy'> {
  readonly betterCopy: ResultRow | null;
  readonly samples: readonly ResultRow[];
}

/**
 * Whole lists for a screen that scrolls and jumps. All that take a layout's id reject with `LayoutGoneError`.
 * `signal`: whoever asked has gone away.
 */
export interface Lists {
  /** `steps`: see `RATIO_STEPS` of the contract. */
  layout(filter: ResultFilter, order: ResultOrder, steps: number, signal?: AbortSignal): Promise<ShownLayout>;
  /** Null in the place of what is gone since. */
  layoutItems(id: string, offset: number, limit: number): Promise<readonly (ReviewedResult | null)[]>;
  layoutRange(id: string, from: number, to: number, signal?: AbortSignal): Promise<readonly PlacedResult[]>;
  layoutPlace(id: string, asset: string): number | null;
  facets(filter: ResultFilter, signal?: AbortSignal): Promise<Facets>;
  clusters(
    filter: ResultFilter,
    by: ClustersBy,
    signal?: AbortSignal,
  ): Promise<{ readonly items: readonly ShownCluster[]; readonly total: number }>;
}

export interface ListsOptions {
  readonly store: AccountStore;
  readonly reader: Reader;
  readonly explain: (rows: readonly ResultRow[]) => readonly ReviewedResult[];
}

export function createLists({ store, reader, explain }: ListsOptions): Lists {
  return {
    async layout(filter, order, steps, signal) {
      const [listing, leftOut] = await Promise.all([
        reader.ask('listing', [filter, order, steps], signal),
        reader.ask('leftOut', [filter], signal),
      ]);
      return { ...store.layouts.remember(listing), leftOut };
    },
    async layoutItems(id, offset, limit) {
      const rows = store.layouts.rows(id, offset, limit);
      const there = await inTurns(
        rows.filter((row) => row !== null),
        explain,
      );
      const byId = new Map<AssetId, ReviewedResult>(there.map((result) => [result.row.id, result]));
      return rows.map((row) => (row === null ? null : (byId.get(row.id) ?? null)));
    },
    layoutRange: async (id, from, to, signal) =>
      reader.ask('placed', [store.layouts.keys(id, from, to)], signal),
    layoutPlace: (id, asset) => store.layouts.place(id, assetId(asset)),
    async facets(filter, signal) {
      // One question each, so that a list that somebody waits for gets in between.
      const ask = <Name extends FacetName>(name: Name) =>
        reader.ask('facet', [name, filter], signal) as Promise<Facets[Name]>;
      const [histogram, subKinds, sourceApps, folders, cameras, years] = await Promise.all([
        ask('histogram'),
        ask('subKinds'),
        ask('sourceApps'),
        ask('folders'),
        ask('cameras'),
        ask('years'),
      ]);
      return { histogram, subKinds, sourceApps, folders, cameras, years };
    },
    async clusters(filter, by, signal) {
      const { items, total } = await reader.ask('clusters', [filter, by], signal);
      const rows = new Map(
        store.results
          .many(items.flatMap(({ betterCopy, samples }) => (betterCopy ? [betterCopy, ...samples] : samples)))
          .map((row) => [row.id, row]),
      );
      return {
        total,
        items: items.map((one) => ({
          ...one,
          betterCopy: (one.betterCopy && rows.get(one.betterCopy)) ?? null,
          samples: one.samples.map((id) => rows.get(id)).filter((row) => row !== undefined),
        })),
      };
    },
  };
}
