import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';

/** What passes by itself: in a Compose stack Immich often starts later than we do. */
const PASSING = new Set(['immich_unreachable', 'immich_failed', 'immich_rate_limited']);
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** Tries again, ever more slowly, as long as the failure is one that passes by itself and nobody stops it. */
export async function keepTrying<T>(
  attempt: () => Promise<T>,
  signal: AbortSignal,
  logger: Logger,
): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      logger.warn(`${error.message} Trying again in ${pause / 1000} seconds.`);
      await wait(pause, undefined, { signal, ref: false });
    }
  }
}

function isPassing(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && PASSING.has(error.code)
  );
}
