import { type AssetId, assetId } from '../domain/asset-facts.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { Cluster, ClustersBy, Facets } from '../storage/facets.ts';
import type { PlacedResult, ResultLayout } from '../storage/result-layouts.ts';
import type { ResultFilter, ResultOrder, ResultRow } from '../storage/results.ts';
import type { ReviewedResult } from './reviewed.ts';

export type { PlacedResult } from '../storage/result-layouts.ts';

export interface ShownLayout extends ResultLayout {
  readonly leftOut: { readonly protected: number; readonly kept: number };
}

export interface ShownCluster extends Omit<Cluster, 'samples'> {
  readonly samples: readonly ResultRow[];
}

/** Whole lists for a screen that scrolls and jumps. All that take a layout's id throw `LayoutGoneError`. */
export interface Lists {
  /** `steps`: see `RATIO_STEPS` of the contract. */
  layout(filter: ResultFilter, order: ResultOrder, steps: number): ShownLayout;
  /** Null in the place of what is gone since. */
  layoutItems(id: string, offset: number, limit: number): readonly (ReviewedResult | null)[];
  layoutRange(id: string, from: number, to: number): readonly PlacedResult[];
  layoutPlace(id: string, asset: string): number | null;
  facets(filter: ResultFilter): Facets;
  clusters(
    filter: ResultFilter,
    by: ClustersBy,
  ): { readonly items: readonly ShownCluster[]; readonly total: number };
}

export function createLists(
  store: AccountStore,
  explain: (rows: readonly ResultRow[]) => readonly ReviewedResult[],
): Lists {
  return {
    layout: (filter, order, steps) => ({
      ...store.layouts.make(filter, order, steps),
      leftOut: store.results.leftOut(filter),
    }),
    layoutItems(id, offset, limit) {
      const rows = store.layouts.rows(id, offset, limit);
      const there = explain(rows.filter((row) => row !== null));
      const byId = new Map<AssetId, ReviewedResult>(there.map((result) => [result.row.id, result]));
      return rows.map((row) => (row === null ? null : (byId.get(row.id) ?? null)));
    },
    layoutRange: (id, from, to) => store.layouts.range(id, from, to),
    layoutPlace: (id, asset) => store.layouts.place(id, assetId(asset)),
    facets: (filter) => store.overview.facets(filter),
    clusters(filter, by) {
      const { items, total } = store.overview.clusters(filter, by);
      const rows = new Map(
        store.results.many(items.flatMap(({ samples }) => samples)).map((row) => [row.id, row]),
      );
      return {
        total,
        items: items.map((one) => ({
          ...one,
          samples: one.samples.map((id) => rows.get(id)).filter((row) => row !== undefined),
        })),
      };
    },
  };
}
