import type { Plan } from '../../storage/plans.ts';
import { PlanError } from '../errors.ts';
import { ACTING_OFF, allows } from '../plans/allowed.ts';
import type { Carrier } from '../plans/carrier.ts';
import type { PlanContext } from '../plans/context.ts';
import { type Notice, noticesFor } from '../plans/notices.ts';
import {
  type ItemsQuery,
  mayTakeBack,
  type PlanPage,
  type PlanView,
  pageOf,
  viewOf,
} from '../plans/plan-view.ts';
import { type MergeSelection, type Pair, pairsOf, readPairs } from './make-merge.ts';

export type { MergeSelection } from './make-merge.ts';

/** Merging duplicates: what lesser copies know moves to their better copies. All throw {@link PlanError}. */
export interface MergeRoom {
  /** Begins to read what would move; a few pairs are read when it answers. */
  make(selection: MergeSelection): Promise<PlanView>;
  list(): readonly PlanView[];
  one(id: number): PlanView;
  /** Null: there is none. */
  find(id: number): PlanView | null;
  review(id: number, signal: AbortSignal): Promise<PlanView & { readonly notices: readonly Notice[] }>;
  items(id: number, query: ItemsQuery): PlanPage;
  /** `marks`: lesser copies are marked for deletion once all they knew is verified on the better ones. */
  apply(id: number, count: number, marks: boolean): Promise<PlanView>;
  stop(id: number): Promise<PlanView>;
  undo(id: number): Promise<PlanView>;
  discard(id: number): void;
  close(): Promise<void>;
}

const LISTED = 200;
/** Up to here a person waits; more is read in the background. */
const WAITED_FOR = 50;

export function createMergeRoom(
  context: PlanContext,
  carrier: Carrier,
  tell: (id: number) => void,
): MergeRoom {
  const { store, clock, actor } = context;
  const closing = new AbortController();
  const reading = new Map<number, Promise<void>>();

  const mergeOf = (id: number): Plan => {
    const plan = store.plans.one(id);
    if (plan === null || plan.outcome !== 'merge')
      throw new PlanError('plan_not_found', `There is no merge ${id}: it may have been discarded.`);
    return plan;
  };
  const view = (plan: Plan): PlanView => viewOf(store, plan);

  async function read(plan: Plan, pairs: readonly Pair[]): Promise<void> {
    try {
      await readPairs(context, plan.id, pairs, closing.signal, () => tell(plan.id));
      const { count, counts } = store.plans.tallies(plan.id);
      store.transaction(() => {
        store.plans.change(plan.id, { state: 'planned' });
        store.audit.append({
          at: clock(),
          actor,
          action: 'merge_made',
          details: { plan: plan.id, count, left_alone: counts.left_alone },
        });
      });
    } catch (error) {
      store.plans.remove(plan.id);
      throw error;
    } finally {
      reading.delete(plan.id);
      tell(plan.id);
    }
  }

  return {
    async make(selection) {
      const pairs = pairsOf(context, selection);
      if (pairs.length === 0)
        throw new PlanError('plan_empty', 'Nothing in there has a better copy in the library to merge into.');
      const plan = store.plans.create({
        outcome: 'merge',
        createdAt: clock(),
        createdBy: actor,
        albumName: null,
      });
      const ended = read(plan, pairs);
      reading.set(plan.id, ended);
      if (pairs.length <= WAITED_FOR) await ended;
      else ended.catch(() => undefined);
      return view(mergeOf(plan.id));
    },
    list: () => store.plans.list('merges', LISTED).map(view),
    one: (id) => view(mergeOf(id)),
    find(id) {
      const plan = store.plans.one(id);
      return plan === null || plan.outcome !== 'merge' ? null : view(plan);
    },
    async review(id, signal) {
      mergeOf(id);
      const preflight = await context.actions
        .preflight('merge', signal)
        .catch((error: unknown) => ({ unreachable: error instanceof Error ? error.message : String(error) }));
      const notices = noticesFor({
        outcome: 'merge',
        acting: context.acting(),
        isFolder: context.isFolder ?? false,
        preflight,
        ...store.plans.reasons(id),
      });
      return { ...view(mergeOf(id)), notices: notices.filter(({ code }) => code !== 'only_surviving_copy') };
    },
    items(id, query) {
      mergeOf(id);
      return pageOf(store, id, query);
    },
    async apply(id, count, marks) {
      const plan = mergeOf(id);
      if (plan.state !== 'planned' && plan.state !== 'stopped')
        throw new PlanError('plan_state', `This merge is ${nameOf(plan)}: it cannot be applied.`);
      const { count: actual } = store.plans.tallies(id);
      if (actual !== count)
        throw new PlanError(
          'count_changed',
          `The merge holds ${actual} pairs, not ${count}: look at it again, then confirm that number.`,
        );
      if (!allows(context.acting(), 'merge')) throw new PlanError('acting_off', ACTING_OFF);
      await carrier.begin(store.plans.change(id, { marks }), 'apply');
      return view(mergeOf(id));
    },
    async stop(id) {
      mergeOf(id);
      await carrier.stop(id);
      return view(mergeOf(id));
    },
    async undo(id) {
      const plan = mergeOf(id);
      if (!mayTakeBack(store, view(plan)))
        throw new PlanError('plan_state', `This merge is ${nameOf(plan)}: there is nothing to take back.`);
      await carrier.begin(plan, 'restore');
      return view(mergeOf(id));
    },
    discard(id) {
      const plan = mergeOf(id);
      if (plan.state !== 'planned')
        throw new PlanError('plan_state', `This merge is ${nameOf(plan)}: it cannot be discarded.`);
      store.transaction(() => {
        store.plans.remove(id);
        store.audit.append({ at: clock(), actor, action: 'merge_discarded', details: { plan: id } });
      });
    },
    async close() {
      closing.abort(new Error('the service is stopping'));
      await Promise.allSettled(reading.values());
    },
  };
}

function nameOf({ state }: Plan): string {
  return state === 'preparing' ? 'still being read' : state;
}
