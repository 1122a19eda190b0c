import { type AssetId, assetId } from '../../domain/asset-facts.ts';
import type { AccountStore } from '../../storage/account-store.ts';
import type { Selection } from '../decide.ts';

/** The assets of a selection at this moment, each once. */
export function selectedIds(store: AccountStore, selection: Selection): readonly AssetId[] {
  if ('ids' in selection) return [...new Set(selection.ids.map(assetId))];
  const except = new Set<string>(selection.except?.map(assetId));
  const ids: AssetId[] = [];
  for (const batch of store.results.ids(selection.filter))
    for (const id of batch) if (!except.has(id)) ids.push(id);
  return ids;
}
