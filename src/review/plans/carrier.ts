import { DataGoneError } from '../../storage/errors.ts';
import type { Plan, PlanState } from '../../storage/plans.ts';
import { checkStillThere } from '../../storage/still-there.ts';
import { PlanError } from '../errors.ts';
import type { Going, PlanContext } from './context.ts';
import { PlanStopped } from './stopped.ts';

/** Applies (or takes back) one plan from where it stands. False: it was asked to stop. */
export type Carry = (plan: Plan, direction: 'apply' | 'restore', going: Going) => Promise<boolean>;

/** Carries plans out in the background, one at a time, and takes up what a killed process left behind. */
export interface Carrier {
  /** Resolves once it has begun. Throws {@link PlanError} `plan_busy`, or `DataGoneError`. */
  begin(plan: Plan, direction: 'apply' | 'restore'): Promise<void>;
  /** Ends after the batch under way. One that nobody carries, whatever its state says, counts as stopped at once. */
  stop(planId: number): Promise<void>;
  /** Called once at start. Returns whether there was something to go on with. */
  pickUp(): boolean;
  /** Told the plan's id whenever it has come further. */
  subscribe(listener: (planId: number) => void): () => void;
  /** Tells everybody who listens. */
  tell(planId: number): void;
  /** Resolves once none is under way. */
  idle(): Promise<void>;
  /** Leaves what is under way to be taken up at the next start. */
  close(): Promise<void>;
}

export const CARRIED_OUT = 'This plan is being carried out already.';

/** A batch takes seconds; after this, the request under way is given up and looked at later. */
const CLOSE_MS = 5_000;

const STATES = {
  apply: { under: 'applying', done: 'applied', stopped: 'stopped' },
  restore: { under: 'restoring', done: 'restored', stopped: 'restore_stopped' },
} as const satisfies Record<string, Record<string, PlanState>>;
const UNDER_WAY = [STATES.apply.under, STATES.restore.under] as const;

export function createCarrier(context: PlanContext, carry: Carry): Carrier {
  const { store, clock, actor } = context;
  const listeners = new Set<(planId: number) => void>();
  const closing = new AbortController();
  let current: { readonly planId: number; stops: boolean; ended: Promise<void> } | null = null;
  let isClosing = false;

  function tell(planId: number): void {
    for (const listener of listeners) listener(planId);
  }

  function note(plan: Plan, action: string, details: Readonly<Record<string, unknown>> = {}): void {
    const counts = store.plans.counts(plan.id);
    store.audit.append({
      at: clock(),
      actor,
      action: `${plan.outcome === 'merge' ? 'merge' : 'plan'}_${action}`,
      details: { plan: plan.id, outcome: plan.outcome, ...details, counts },
    });
  }

  function start(plan: Plan, direction: 'apply' | 'restore'): void {
    const mine = { planId: plan.id, stops: false, ended: Promise.resolve() };
    current = mine;
    const going: Going = {
      ...context,
      planId: plan.id,
      signal: closing.signal,
      isStopping: () => mine.stops || isClosing,
      tell: () => tell(plan.id),
    };
    mine.ended = carry(plan, direction, going)
      .then(
        (done) => finish(plan, direction, done, null),
        (error: unknown) => finish(plan, direction, false, error),
      )
      // Not even the end could be written (a full disk): the state says what is to be gone on with.
      .catch(() => undefined)
      .finally(() => {
        current = null;
        tell(plan.id);
      });
  }

  function finish(plan: Plan, direction: 'apply' | 'restore', done: boolean, error: unknown): void {
    // The next start goes on: the state says so still.
    if (isClosing && !done) return;
    const states = STATES[direction];
    const state = done ? states.done : states.stopped;
    const message = error === null ? null : sentence(error);
    store.transaction(() => {
      store.plans.change(plan.id, {
        state,
        message,
        ...(direction === 'apply' ? { finishedAt: clock() } : {}),
        ...(state === 'restored' ? { restoredAt: clock() } : {}),
      });
      note(plan, state, message === null ? {} : { message });
    });
  }

  /** What only its state calls under way can be gone on with, or taken back. */
  function halt(plans: readonly Plan[], planId?: number): void {
    for (const plan of plans) {
      if (planId !== undefined && plan.id !== planId) continue;
      finish(plan, directionOf(plan), false, null);
      tell(plan.id);
    }
  }

  return {
    async begin(plan, direction) {
      if (current !== null || isClosing)
        throw new PlanError(
          'plan_busy',
          current?.planId === plan.id
            ? CARRIED_OUT
            : 'Another plan is being carried out: wait until it has ended, or stop it.',
        );
      checkStillThere(store);
      const at = clock();
      store.transaction(() => {
        if (direction === 'restore') store.plans.retryRestore(plan.id);
        store.plans.change(plan.id, {
          state: STATES[direction].under,
          message: null,
          ...(direction === 'apply' && plan.confirmedAt === null
            ? { confirmedAt: at, confirmedBy: actor }
            : {}),
        });
        note(plan, direction === 'apply' ? 'confirmed' : 'restoring');
      });
      start(plan, direction);
      tell(plan.id);
    },
    async stop(planId) {
      if (current?.planId !== planId) return halt(store.plans.inState(...UNDER_WAY), planId);
      current.stops = true;
      await current.ended;
    },
    pickUp() {
      store.plans.forgetUnfinished();
      const [plan, ...others] = store.plans.inState(...UNDER_WAY);
      if (plan === undefined || current !== null) return false;
      note(plan, 'taken_up');
      start(plan, directionOf(plan));
      halt(others);
      return true;
    },
    tell,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async idle() {
      while (current !== null) await current.ended;
    },
    async close() {
      isClosing = true;
      if (current === null) return;
      const late = setTimeout(() => closing.abort(new Error('the service is stopping')), CLOSE_MS);
      await current.ended;
      clearTimeout(late);
    },
  };
}

function directionOf({ state }: Plan): 'apply' | 'restore' {
  return state === STATES.restore.under ? 'restore' : 'apply';
}

function sentence(error: unknown): string {
  if (error instanceof PlanStopped || error instanceof DataGoneError) return error.message;
  const said = error instanceof Error ? error.message : String(error);
  return `${said} Nothing was lost: go on when that is put right.`;
}
