import { kept, marked, undone } from '#contract/decisions.ts';
import { call } from './client.ts';

export const markForDeletion = (ids: readonly string[], mark: boolean) =>
  call(marked, '/api/mark_for_deletion', { method: 'POST', body: { asset_ids: ids, mark } });
export const keepAssets = (ids: readonly string[], keep: boolean) =>
  call(kept, '/api/keep', { method: 'POST', body: { asset_ids: ids, keep } });
export const undoDecision = () => call(undone, '/api/decisions/undo', { method: 'POST', body: {} });
