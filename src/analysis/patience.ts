import { ImmichError, type ImmichErrorCode } from '../immich/errors.ts';
import type { ImmichLibrary } from '../immich/immich-library.ts';
import type { Progress } from './progress.ts';

/** Waits for an Immich that went away, and says so. */
export interface Patience {
  /**
   * Does `work`; while Immich is away it waits with growing pauses and then does it again. An error that
   * is about this one piece of work (the server answers otherwise) is thrown.
   */
  with<T>(work: () => Promise<T>): Promise<T>;
  /** Asks at once instead of waiting on (the person pressed "resume"). */
  wake(): void;
}

/** These say that the server, not the asset, is the trouble; whether it is shows in a second question. */
const SERVER_TROUBLE: ReadonlySet<ImmichErrorCode> = new Set([
  'immich_unreachable',
  'immich_failed',
  'immich_rate_limited',
  'not_immich',
]);

/**
 * Troubles that are over when Immich is asked how it is, passed over so often for one piece of work: pages of a
 * proxy that slip between its answers, and an absence that ended between the two questions (each is tried several
 * times by itself).
 */
const PASSED_OVER: Readonly<Partial<Record<ImmichErrorCode, number>>> = {
  not_immich: 3,
  immich_unreachable: 1,
};

/** Pauses between two questions: the first, doubled each time up to the longest. */
export interface Waits {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** A restart of Immich takes half a minute, an upgrade some minutes. */
const PATIENT: Waits = { firstMs: 1_000, longestMs: 60_000 };

export function createPatience(options: {
  readonly library: ImmichLibrary;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly waits?: Waits;
}): Patience {
  const { library, progress, signal, waits = PATIENT } = options;
  let wakeUp: () => void = () => {};
  let waiting: Promise<void> | null = null;

  function pause(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        resolve();
      };
      const abort = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(end, ms);
      wakeUp = end;
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  /** Resolves true when the server had been away and is back, false when it answers and always did. */
  async function untilBack(trouble: ImmichError): Promise<void> {
    let wait = waits.firstMs;
    let reason = trouble.message;
    for (;;) {
      progress.say('paused', `${reason} The analysis waits and asks again in ${seconds(wait)}.`);
      await pause(wait);
      try {
        await library.server(signal);
        progress.say('running', null);
        return;
      } catch (error) {
        if (!isServerTrouble(error)) throw error;
        reason = error.message;
        wait = Math.min(wait * 2, waits.longestMs);
      }
    }
  }

  async function isAway(): Promise<ImmichError | null> {
    try {
      await library.server(signal);
      return null;
    } catch (error) {
      if (isServerTrouble(error)) return error;
      throw error;
    }
  }

  return {
    async with(work) {
      for (let passed = 0; ; ) {
        try {
          return await work();
        } catch (error) {
          if (!isServerTrouble(error)) throw error;
          // Many requests fail at once when a server goes: one of them asks, all wait for its answer.
          if (waiting === null) {
            const away = await isAway();
            if (away === null && passed++ >= (PASSED_OVER[error.code] ?? 0)) throw error;
            if (away === null) continue;
            waiting ??= untilBack(away).finally(() => {
              waiting = null;
            });
          }
          await waiting;
        }
      }
    },
    wake: () => wakeUp(),
  };
}

function isServerTrouble(error: unknown): error is ImmichError {
  return error instanceof ImmichError && SERVER_TROUBLE.has(error.code);
}

function seconds(ms: number): string {
  const count = Math.max(1, Math.round(ms / 1000));
  return count === 1 ? '1 second' : `${count} seconds`;
}
