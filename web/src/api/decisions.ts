import { decided, kept, marked, undone } from '#contract/decisions.ts';
import { paths } from '#contract/paths.ts';
import type { ResultsFilter } from '#contract/results.ts';
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
/** On all that a filter matches; refused with `count_changed` where that is another number than `count`. */
export const decideMatching = (
  { filter, except, count }: { filter: ResultsFilter; except: readonly string[]; count: number },
  choice: Decision | null,
) =>
  call(decided, paths.decisions, {
    method: 'POST',
    body: { decision: choice ?? 'none', selection: { filter, except }, expected_count: count },
  });
/** Takes back this step, and refuses with `undo_step_changed` where it is not the newest any more. */
export const undoStep = (step: number) => call(undone, paths.undo, { method: 'POST', body: { step } });
