import type { RunPhase } from '../storage/runs.ts';
import type { RunContext } from './run-context.ts';
import { turn } from './turn.ts';

/** Judged at a time: some 15 ms, so that an answer for the screen never waits long for the file. */
const BATCH = 250;

/**
 * Judges again whatever stands under another basis (policy, settings, mode, mix) or was marked stale, and
 * what has no score yet. Asks Immich nothing. Resumes by itself: what is done is not stale any more.
 */
export async function rejudgeStale(run: RunContext, phase: RunPhase): Promise<void> {
  const { store, scoring, progress, signal } = run;
  const basis = scoring.basis(store.profile.read());
  const stale = store.scores.staleCount(basis);
  if (stale > 0) progress.begin(phase, stale);
  for (const next of [
    (after: number) => store.scores.unscoredAfter(after, BATCH),
    (after: number) => store.scores.staleAfter(basis, after, BATCH),
  ])
    for (let after = 0; ; ) {
      const keys = next(after);
      after = keys.at(-1) ?? after;
      if (keys.length === 0) break;
      store.transaction(() => scoring.again(keys));
      progress.advance(keys.length);
      // Lets messages in (stop, pause).
      await turn();
      signal.throwIfAborted();
    }
}
