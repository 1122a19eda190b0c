import type { PlanItem, PlanOutcome } from '#contract/plans.ts';

/** Whether it can be looked at: what this plan moved to the trash is no result any more until it is back. */
export function canBeViewed(
  { result, reason }: Pick<PlanItem, 'result' | 'reason'>,
  outcome: PlanOutcome,
): boolean {
  if (reason === 'gone') return false;
  return outcome !== 'trash' || (result !== 'applied' && result !== 'already' && result !== 'not_restored');
}
