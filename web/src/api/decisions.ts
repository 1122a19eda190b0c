import { decided, kept, marked, undone } from '#contract/decisions.ts';
import { paths } from '#contract/paths.ts';
import type { Decision } from '#contract/vocabulary.ts';
import { call } from './client.ts';

export const markForDeletion = (ids: readonly string[], mark: boolean) =>
  call(marked, paths.mark, { method: 'POST', body: { asset_ids: ids, mark } });
export const keepAssets = (ids: readonly string[], keep: boolean) =>
  call(kept, paths.keep, { method: 'POST', body: { asset_ids: ids, keep } });
/** Null takes a decision away. Protected assets are left as they are, and counted. */
export const decideOn = (ids: readonly string[], choice: Decision | null) =>
  call(decided, paths.decisions, {
    method: 'POST',
    body: { decision: choice ?? 'none', selection: { asset_ids: ids } },
  });
export const undoDecision = () => call(undone, paths.undo, { method: 'POST', body: {} });
