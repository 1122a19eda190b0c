import type { Approved, Outcome, Undo, UndoOf } from '../../domain/approval.ts';
import type { AssetId } from '../../domain/asset-facts.ts';
import type { ActionResult } from '../../immich/batches.ts';
import type { InspectedAsset } from '../../immich/immich-library.ts';
import type { PlanItem } from '../../storage/plans.ts';

/** An item with the approval to act on it, made a moment ago. */
export interface ApprovedItem<For extends Outcome | Undo> {
  readonly item: PlanItem;
  readonly id: Approved<AssetId, For>;
}

/** One way of acting on assets: how it is done, how it is seen to be done, how it is taken back. */
export interface Door<O extends Outcome> {
  readonly outcome: O;
  /** What an asset is before and after, for the audit log. */
  readonly words: { readonly before: string; readonly after: string };
  /** Makes what acting needs (an album, tags). Called before the first batch; may be called again. */
  prepare(signal: AbortSignal): Promise<void>;
  /** It is so already, by somebody else: never ours to undo. */
  isSo(asset: InspectedAsset, item: PlanItem): boolean;
  send(items: readonly ApprovedItem<O>[], signal: AbortSignal): Promise<ActionResult>;
  /** Which of them are so now. `since`: the server's time before anything was sent. */
  areSo(items: readonly PlanItem[], since: string, signal: AbortSignal): Promise<ReadonlySet<AssetId>>;
  /** Waits for what undoing needs. Throws with the remedy where it does not come. */
  prepareUndo(signal: AbortSignal): Promise<void>;
  takeBack(items: readonly ApprovedItem<UndoOf<O>>[], signal: AbortSignal): Promise<ActionResult>;
  areBack(items: readonly PlanItem[], since: string, signal: AbortSignal): Promise<ReadonlySet<AssetId>>;
}

const NOTHING: ActionResult = {
  done: [],
  unchanged: [],
  refused: [],
  unknown: [],
  notTried: [],
  error: null,
};

/** It is so already: no request is needed for these. */
export function nothingToDo(ids: readonly AssetId[]): ActionResult {
  return { ...NOTHING, unchanged: ids };
}

/** An earlier request failed, so that none was made for these. */
export function notTried(ids: readonly AssetId[]): ActionResult {
  return { ...NOTHING, notTried: ids };
}

/** What several requests came to. */
export function together(results: readonly ActionResult[]): ActionResult {
  const all = <Name extends 'done' | 'unchanged' | 'unknown' | 'notTried'>(name: Name): readonly AssetId[] =>
    results.flatMap((result) => result[name]);
  return {
    done: all('done'),
    unchanged: all('unchanged'),
    refused: results.flatMap(({ refused }) => refused),
    unknown: all('unknown'),
    notTried: all('notTried'),
    error: results.find(({ error }) => error !== null)?.error ?? null,
  };
}
