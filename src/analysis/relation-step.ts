import type { RunContext } from './run-context.ts';

/** Finds which assets are the lesser copies of others, and has those judged again. */
export async function relate(run: RunContext): Promise<void> {
  run.progress.begin('relations', 0);
}
