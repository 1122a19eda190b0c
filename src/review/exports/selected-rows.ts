import type { AssetId } from '../../domain/asset-facts.ts';
import type { AccountStore } from '../../storage/account-store.ts';
import { InvalidCursorError } from '../../storage/errors.ts';
import type { ResultFilter, ResultRow } from '../../storage/results.ts';
import { PlanError } from '../errors.ts';

/** Which assets: all that a filter matches, or those of a plan that were not left alone from the start. */
export type ExportSelection = { readonly filter: ResultFilter } | { readonly planId: number };

/** Items of a plan read at a time. */
const ITEMS = 500;

/**
 * The rows of a selection in a lasting order, in batches and in constant memory, beyond `after`.
 * Throws `PlanError` `plan_not_found`, and `InvalidCursorError` where `after` is not one of them.
 */
export function selectedRows(
  store: AccountStore,
  selection: ExportSelection,
  after?: AssetId,
): Iterable<readonly ResultRow[]> {
  if ('filter' in selection) return store.results.rows(selection.filter, after);
  const plan = store.plans.one(selection.planId);
  if (plan === null) throw new PlanError('plan_not_found', `There is no plan ${selection.planId}.`);
  return plannedRows(store, selection.planId, after);
}

/**
 * The same for lists by which files are moved or removed: only what is marked (unless the filter asks for
 * another decision), and never what something protects, marked or not.
 */
export function movableRows(store: AccountStore, selection: ExportSelection): Iterable<readonly ResultRow[]> {
  if ('filter' in selection)
    return selectedRows(store, {
      filter: { decision: 'delete', ...selection.filter, protected: false },
    });
  return stillMarked(selectedRows(store, selection));
}

function* stillMarked(batches: Iterable<readonly ResultRow[]>): Iterable<readonly ResultRow[]> {
  for (const batch of batches)
    yield batch.filter(({ decision, protectedBy }) => decision === 'delete' && protectedBy === null);
}

function* plannedRows(store: AccountStore, planId: number, after?: AssetId): Iterable<readonly ResultRow[]> {
  let found = after === undefined;
  for (let position = -1; ; ) {
    const items = store.plans.items(planId, { after: position, limit: ITEMS });
    const wanted = [];
    for (const { assetId, result } of items) {
      if (found && result !== 'left_alone') wanted.push(assetId);
      if (assetId === after) found = true;
    }
    if (wanted.length > 0) yield store.results.many(wanted);
    position = items.at(-1)?.position ?? position;
    if (items.length < ITEMS) break;
  }
  if (!found) throw new InvalidCursorError(`The plan ${planId} has no asset ${after}.`);
}
