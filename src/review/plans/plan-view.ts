import type { AccountStore } from '../../storage/account-store.ts';
import type { ItemResult, Plan, PlanItem, PlanTallies } from '../../storage/plans.ts';

/** A plan with what became of its items so far. */
export interface PlanView extends PlanTallies {
  readonly plan: Plan;
}

export interface PlanPage {
  readonly items: readonly PlanItem[];
  /** Null: this was the last page. */
  readonly nextCursor: number | null;
  readonly total: number;
}

export interface ItemsQuery {
  readonly result?: ItemResult;
  /** The last position seen. */
  readonly cursor?: number;
  readonly limit: number;
}

/** Something was done that can be taken back (again, where a first attempt failed), and nothing is under way. */
export function canTakeBack({ plan: { state, outcome }, counts }: PlanView): boolean {
  if (state === 'restored') return counts.not_restored > 0;
  if (!hasRested(state)) return false;
  // What lay in the archive before is marked again, as it was.
  const marksOnly = outcome === 'archive' ? counts.already : 0;
  return counts.applied + counts.sent + counts.not_restored + marksOnly > 0;
}

/** Whether it can be tried: a request whose answer was lost may also have arrived late, which a look tells. */
export function mayTakeBack({ plans }: AccountStore, view: PlanView): boolean {
  const { id, state } = view.plan;
  return canTakeBack(view) || (hasRested(state) && plans.sentOnce(id, { after: 0, limit: 1 }).length > 0);
}

function hasRested(state: Plan['state']): boolean {
  return state === 'applied' || state === 'stopped' || state === 'restore_stopped';
}

export function viewOf({ plans }: AccountStore, plan: Plan): PlanView {
  return { plan, ...plans.tallies(plan.id) };
}

export function pageOf(
  { plans }: AccountStore,
  id: number,
  { result, cursor = 0, limit }: ItemsQuery,
): PlanPage {
  const items = plans.items(id, {
    ...(result === undefined ? {} : { results: [result] }),
    after: cursor,
    limit,
  });
  const counts = plans.counts(id);
  const total =
    result === undefined ? Object.values(counts).reduce((sum, each) => sum + each, 0) : counts[result];
  const last = items.length === limit ? items.at(-1) : undefined;
  return { items, nextCursor: last?.position ?? null, total };
}
