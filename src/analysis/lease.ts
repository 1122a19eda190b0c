import type { Runs } from '../storage/runs.ts';

/** Long enough for a busy machine, short enough that a restarted container goes on soon. */
export const LEASE_MS = 15_000;
const RENEW_MS = 4_000;
const ASK_AGAIN_MS = 500;

/**
 * Takes the run, waiting until the lease of a process that died has run out. Returns the way to give it back;
 * null where another process is alive and keeps it, or `signal` was aborted first.
 */
export async function holdLease(options: {
  readonly runs: Runs;
  readonly runId: number;
  readonly owner: string;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly lost: () => void;
}): Promise<(() => void) | null> {
  const { runs, runId, owner, clock, signal, lost } = options;
  const giveUpAt = clock() + 2 * LEASE_MS;
  while (!runs.claim(runId, { owner, now: clock(), until: clock() + LEASE_MS })) {
    if (clock() >= giveUpAt || signal.aborted) return null;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
  const timer = setInterval(() => {
    if (runs.renew(runId, { owner, until: clock() + LEASE_MS })) return;
    clearInterval(timer);
    lost();
  }, RENEW_MS);
  return () => {
    clearInterval(timer);
    runs.release(runId, owner);
  };
}
