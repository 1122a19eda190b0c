import type { RunInterruption } from './run-context.ts';
import type { RunProcess } from './run-process.ts';

/** A bounded number of analyses at a time, of whatever accounts; the others wait in the order in which they came. */
export interface RunTurns {
  take(): Turn;
}

export interface Turn {
  /** Null: it has come at once. */
  readonly waiting: Promise<void> | null;
  /** To be called once, also by who does not wait any longer. */
  giveBack(): void;
}

/** `most`: at least 1. */
export function createRunTurns(most: number): RunTurns {
  let free = most;
  let queue: readonly (() => void)[] = [];
  return {
    take() {
      let mine: (() => void) | null = null;
      let waiting: Promise<void> | null = null;
      if (free > 0) free -= 1;
      else
        waiting = new Promise((resolve) => {
          mine = resolve;
          queue = [...queue, resolve];
        });
      return {
        waiting,
        giveBack() {
          const left = queue.filter((one) => one !== mine);
          if (left.length < queue.length) {
            queue = left;
            return;
          }
          const [next, ...others] = queue;
          queue = others;
          if (next === undefined) free += 1;
          else next();
        },
      };
    },
  };
}

/**
 * A run that begins when its turn comes. `waits` is called where that is not now, `left` where it is interrupted
 * before: nothing has begun then.
 */
export function inTurn(
  turns: RunTurns,
  begin: () => RunProcess,
  on: { readonly waits: () => void; readonly left: (kind: RunInterruption['kind']) => void },
): RunProcess {
  const turn = turns.take();
  if (turn.waiting === null) {
    try {
      const begun = begin();
      return { ...begun, ended: begun.ended.finally(turn.giveBack) };
    } catch (error) {
      turn.giveBack();
      throw error;
    }
  }
  let begun: RunProcess | null = null;
  let hasLeft = false;
  const leaving = Promise.withResolvers<void>();
  on.waits();
  const ended = Promise.race([turn.waiting, leaving.promise])
    .then(() => {
      if (hasLeft) return;
      begun = begin();
      return begun.ended;
    })
    .finally(turn.giveBack);
  return {
    ended,
    wake: () => begun?.wake(),
    interrupt(kind) {
      if (begun !== null) return begun.interrupt(kind);
      if (hasLeft) return;
      hasLeft = true;
      on.left(kind);
      leaving.resolve();
    },
  };
}
