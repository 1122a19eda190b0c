import type { Judge, JudgementSettings } from '../../domain/judge.ts';
import type { ImmichActions } from '../../immich/actions.ts';
import type { ImmichLibrary } from '../../immich/immich-library.ts';
import type { AccountStore } from '../../storage/account-store.ts';

/** What the person allows to be done to the Immich library. */
export type ActingLevel = 'off' | 'organise' | 'trash';

/** What plans and merges work with. */
export interface PlanContext {
  readonly store: AccountStore;
  readonly library: ImmichLibrary;
  readonly actions: ImmichActions;
  readonly judge: Judge;
  readonly settings: () => Omit<JudgementSettings, 'keptBefore'>;
  /** Asked anew before each batch: a person may switch it off meanwhile. */
  readonly acting: () => ActingLevel;
  /** The library is a folder of this machine: its trash is a folder in there, and nothing ever empties it. */
  readonly isFolder?: boolean;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Who acts, for the audit log. */
  readonly actor: string;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Assets in one request, at most and by default {@link LARGEST}. */
  readonly batch?: number;
}

/** What one going-through of a plan may use besides. */
export interface Going extends PlanContext {
  readonly planId: number;
  /** Aborted when the process ends: requests under way are given up. */
  readonly signal: AbortSignal;
  /** A person asked to stop, or the process is ending: no further batch. */
  readonly isStopping: () => boolean;
  /** Something has come further. */
  readonly tell: () => void;
}

/** Of any request that changes something: read anew within a second or two just before. */
const LARGEST = 100;

/** Assets in one request, and between two looks at the stop button. */
export function batchOf({ batch = LARGEST }: PlanContext): number {
  return Math.min(batch, LARGEST);
}
/** Reads under way at a time. Eight are the server's best; two are left for the screen. */
const READERS = 6;

/** Like `Promise.all` over `map`, a bounded number at a time; the first failure ends it. */
export async function mapSome<In, Out>(
  items: readonly In[],
  work: (item: In) => Promise<Out>,
): Promise<readonly Out[]> {
  const results: Out[] = new Array(items.length);
  let next = 0;
  let failed = false;
  const reader = async (): Promise<void> => {
    for (let at = next++; at < items.length && !failed; at = next++) {
      const item = items[at];
      if (item === undefined) continue;
      try {
        results[at] = await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return results;
}
