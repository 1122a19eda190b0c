import type { RunControl } from '../analysis/run-control.ts';

/**
 * The way to judge again what is known, without asking Immich anything. A run that is going on judges by the
 * settings it began with, so it is waited for; one that is paused reads them when it goes on.
 */
export function createRejudge(runs: RunControl, failed: (error: unknown) => void): () => Promise<void> {
  let waiting = false;
  const begin = async (): Promise<void> => {
    const { state } = runs.status();
    if (state !== null && state !== 'paused') await runs.start({ rescoreOnly: true });
  };
  return async () => {
    const { state } = runs.status();
    if (state !== 'running' && state !== 'queued') return begin();
    if (waiting) return;
    waiting = true;
    runs
      .idle()
      .then(() => {
        waiting = false;
        return begin();
      })
      .catch(failed);
  };
}
