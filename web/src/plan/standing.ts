import type { Merge } from '#contract/merges.ts';
import type { Plan } from '#contract/plans.ts';
import type { Text } from '#web/text/en.ts';

type Standing = Pick<Plan | Merge, 'state' | 'counts'>;

/** It was taken back to the end, and not everything came back. */
export function isPartlyBack({ state, counts }: Standing): boolean {
  return state === 'restored' && counts.not_restored > 0;
}

/** Where a plan or a merge stands, in a few words. */
export function standing(at: Standing, t: Text): string {
  const { restored, not_restored } = at.counts;
  if (isPartlyBack(at)) return t.plan.partlyRestored(restored, restored + not_restored, not_restored);
  return at.state === 'reading' ? t.merge.reading : t.plan.states[at.state];
}
