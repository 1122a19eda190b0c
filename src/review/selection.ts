import { type AssetId, assetId } from '../domain/asset-facts.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { ResultFilter } from '../storage/results.ts';

/** Named assets, or all that a filter matches when it is resolved. */
export type Selection =
  | { readonly ids: readonly string[] }
  | {
      readonly filter: ResultFilter;
      /** Matching, but taken out by hand. */
      readonly except?: readonly string[];
    };

/** The assets of a selection at this moment, each once. */
export function selectedIds(store: AccountStore, selection: Selection): readonly AssetId[] {
  if ('ids' in selection) return [...new Set(selection.ids.map(assetId))];
  const except = new Set<string>(selection.except?.map(assetId));
  const ids: AssetId[] = [];
  for (const batch of store.results.ids(selection.filter))
    for (const id of batch) if (!except.has(id)) ids.push(id);
  return ids;
}
