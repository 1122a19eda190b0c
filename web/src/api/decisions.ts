import { kept, marked, undone } from '#contract/decisions.ts';
import { paths } from '#contract/paths.ts';
import { call } from './client.ts';

export const markForDeletion = (ids: readonly string[], mark: boolean) =>
  call(marked, paths.mark, { method: 'POST', body: { asset_ids: ids, mark } });
export const keepAssets = (ids: readonly string[], keep: boolean) =>
  call(kept, paths.keep, { method: 'POST', body: { asset_ids: ids, keep } });
export const undoDecision = () => call(undone, paths.undo, { method: 'POST', body: {} });
