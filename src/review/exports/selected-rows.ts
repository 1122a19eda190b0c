import type { AssetId } from '../../domain/asset-facts.ts';
import type { AccountStore } from '../../storage/account-store.ts';
import { InvalidCursorError } from '../../storage/errors.ts';
import type { Reader } from '../../storage/reading/reader.ts';
import type { ResultFilter, ResultRow, WalkedBatch } from '../../storage/results.ts';
import { PlanError } from '../errors.ts';

/** Which assets: all that a filter matches, or those of a plan that were not left alone from the start. */
export type ExportSelection = { readonly filter: ResultFilter } | { readonly planId: number };

export interface RowSource {
  readonly store: AccountStore;
  readonly reader: Reader;
}

/** Items of a plan read at a time. */
const ITEMS = 500;

/**
 * The rows of a selection in a lasting order, in batches and in constant memory, beyond `after`.
 * Throws `PlanError` `plan_not_found`, and `InvalidCursorError` where `after` is not one of them.
 */
export function selectedRows(
  from: RowSource,
  selection: ExportSelection,
  after?: AssetId,
): AsyncIterable<readonly ResultRow[]> {
  const { store } = from;
  if ('filter' in selection) {
    const key = after === undefined ? 0 : store.assets.keyOf(after);
    if (key === null) throw new InvalidCursorError(`No asset has ever had the id ${after}.`);
    return walkedRows(from.reader, selection.filter, key);
  }
  const plan = store.plans.one(selection.planId);
  if (plan === null) throw new PlanError('plan_not_found', `There is no plan ${selection.planId}.`);
  return plannedRows(store, selection.planId, after);
}

async function* walkedRows(
  reader: Reader,
  filter: ResultFilter,
  from: number,
): AsyncIterable<readonly ResultRow[]> {
  for (let after: number | null = from; after !== null; ) {
    const { rows, last }: WalkedBatch = await reader.ask('walk', [filter, after]);
    if (rows.length > 0) yield rows;
    after = last;
  }
}

/**
 * The same for lists by which files are moved or removed: only what is marked (unless the filter asks for
 * another decision), and never what something protects, marked or not.
 */
export function movableRows(
  from: RowSource,
  selection: ExportSelection,
): AsyncIterable<readonly ResultRow[]> {
  if ('filter' in selection) return selectedRows(from, { filter: movableFilter(selection.filter) });
  return stillMarked(selectedRows(from, selection));
}

export function movableFilter(filter: ResultFilter): ResultFilter {
  return { decision: 'delete', ...filter, protected: false };
}

async function* stillMarked(
  batches: AsyncIterable<readonly ResultRow[]>,
): AsyncIterable<readonly ResultRow[]> {
  for await (const batch of batches)
    yield batch.filter(({ decision, protectedBy }) => decision === 'delete' && protectedBy === null);
}

async function* plannedRows(
  store: AccountStore,
  planId: number,
  after?: AssetId,
): AsyncIterable<readonly ResultRow[]> {
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
