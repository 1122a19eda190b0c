import type { Plan } from '../../storage/plans.ts';
import { PlanError } from '../errors.ts';
import { ACTING_OFF, allows } from './allowed.ts';
import { CARRIED_OUT, type Carrier } from './carrier.ts';
import type { PlanContext } from './context.ts';
import { makePlan, type PlanRequest } from './make-plan.ts';
import { type Notice, noticesFor } from './notices.ts';
import { type ItemsQuery, mayTakeBack, type PlanPage, type PlanView, pageOf, viewOf } from './plan-view.ts';

export type { ItemResult, Plan, PlanItem } from '../../storage/plans.ts';
export type { PlanRequest } from './make-plan.ts';
export type { Notice } from './notices.ts';
export type { ItemsQuery, PlanPage, PlanView } from './plan-view.ts';
export { canTakeBack } from './plan-view.ts';

/** Plan, look, confirm, act, undo: the only way to the dangerous door. All throw {@link PlanError}. */
export interface PlanRoom {
  make(request: PlanRequest): Promise<PlanView>;
  /** Newest first. */
  list(): readonly PlanView[];
  one(id: number): PlanView;
  /** Null: there is none. */
  find(id: number): PlanView | null;
  /** What to know before confirming; asks Immich. */
  review(id: number, signal: AbortSignal): Promise<PlanView & { readonly notices: readonly Notice[] }>;
  items(id: number, query: ItemsQuery): PlanPage;
  /** Begins, or goes on with a stopped one, in the background. `count` is what the person confirmed. */
  apply(id: number, count: number): Promise<PlanView>;
  /** Ends after the batch under way. */
  stop(id: number): Promise<PlanView>;
  /** Takes back what this plan did, in the background. */
  restore(id: number): Promise<PlanView>;
  /** Forgets a plan that was never applied. */
  discard(id: number): void;
}

const LISTED = 200;

export function createPlanRoom(context: PlanContext, carrier: Carrier): PlanRoom {
  const { store, clock, actor } = context;

  const planOf = (id: number): Plan => {
    const plan = store.plans.one(id);
    if (plan === null || plan.outcome === 'merge')
      throw new PlanError('plan_not_found', `There is no plan ${id}: it may have been discarded.`);
    return plan;
  };
  const view = (plan: Plan): PlanView => viewOf(store, plan);

  return {
    make: async (request) => view(await makePlan(context, request)),
    list: () => store.plans.list('plans', LISTED).map(view),
    one: (id) => view(planOf(id)),
    find(id) {
      const plan = store.plans.one(id);
      return plan === null || plan.outcome === 'merge' ? null : view(plan);
    },
    async review(id, signal) {
      const plan = planOf(id);
      const { outcome } = plan;
      const preflight =
        outcome === 'export' || outcome === 'merge'
          ? null
          : await context.actions
              .preflight(outcome, signal)
              .catch((error: unknown) => ({ unreachable: messageOf(error) }));
      const notices = noticesFor({
        outcome,
        acting: context.acting(),
        isFolder: context.isFolder ?? false,
        preflight,
        ...store.plans.reasons(id),
      });
      return { ...view(planOf(id)), notices };
    },
    items(id, query) {
      planOf(id);
      return pageOf(store, id, query);
    },
    async apply(id, count) {
      const plan = planOf(id);
      const tallies = store.plans.tallies(id);
      if (plan.outcome === 'export')
        throw new PlanError('plan_state', 'This plan is a list to export: nothing is done to the library.');
      checkAtRest(plan);
      if (plan.state !== 'planned' && plan.state !== 'stopped')
        throw new PlanError(
          'plan_state',
          `This plan is ${plan.state}: make a new one for what is marked now.`,
        );
      if (tallies.count !== count)
        throw new PlanError(
          'count_changed',
          `The plan holds ${tallies.count} assets, not ${count}: look at it again, then confirm that number.`,
        );
      if (!allows(context.acting(), plan.outcome)) throw new PlanError('acting_off', ACTING_OFF);
      await carrier.begin(plan, 'apply');
      return view(planOf(id));
    },
    async stop(id) {
      planOf(id);
      await carrier.stop(id);
      return view(planOf(id));
    },
    async restore(id) {
      const plan = planOf(id);
      checkAtRest(plan);
      if (!mayTakeBack(store, view(plan)))
        throw new PlanError('plan_state', `This plan is ${plan.state}: there is nothing to take back.`);
      await carrier.begin(plan, 'restore');
      return view(planOf(id));
    },
    discard(id) {
      const plan = planOf(id);
      if (plan.state !== 'planned')
        throw new PlanError('plan_state', `This plan is ${plan.state}: what was done stays on record.`);
      store.transaction(() => {
        store.plans.remove(id);
        store.audit.append({ at: clock(), actor, action: 'plan_discarded', details: { plan: id } });
      });
    },
  };
}

/** A second window asks for what the first has begun: nothing is to be made anew. */
function checkAtRest({ state }: Plan): void {
  if (state === 'applying' || state === 'restoring') throw new PlanError('plan_busy', CARRIED_OUT);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
