import { createMergeRoom, type MergeRoom } from './merges/merge-room.ts';
import { createCarrier } from './plans/carrier.ts';
import { carry } from './plans/carry.ts';
import type { PlanContext } from './plans/context.ts';
import { createPlanRoom, type PlanRoom } from './plans/plan-room.ts';

export type { ActingLevel, PlanContext } from './plans/context.ts';

/** Everything that may lead to a change of the Immich library, and the worker that carries it out. */
export interface Acting {
  readonly plans: PlanRoom;
  readonly merges: MergeRoom;
  /** Told the id of a plan or merge whenever it has come further. */
  subscribe(listener: (id: number) => void): () => void;
  /** Called once at start: goes on with what a killed process left behind. */
  pickUp(): boolean;
  /** Resolves once nothing is being carried out. */
  idle(): Promise<void>;
  /** Ends after the batch under way and leaves the rest to the next start. */
  close(): Promise<void>;
}

export function createActing(context: PlanContext): Acting {
  const carrier = createCarrier(context, carry);
  const merges = createMergeRoom(context, carrier, carrier.tell);
  return {
    plans: createPlanRoom(context, carrier),
    merges,
    subscribe: carrier.subscribe,
    pickUp: carrier.pickUp,
    idle: carrier.idle,
    async close() {
      await merges.close();
      await carrier.close();
    },
  };
}
