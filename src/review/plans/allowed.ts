import type { Outcome } from '../../domain/approval.ts';
import type { Preflight } from '../../immich/preflight.ts';
import { checkStillThere } from '../../storage/still-there.ts';
import type { ActingLevel, PlanContext } from './context.ts';
import { PlanStopped } from './stopped.ts';

/** What each level of acting allows. */
export function allows(level: ActingLevel, outcome: Outcome | 'export'): boolean {
  if (outcome === 'export') return true;
  return outcome === 'trash' ? level === 'trash' : level !== 'off';
}

export const ACTING_OFF =
  'Acting on the library is not allowed for this: a person can allow it in the settings (off, organise, trash).';

/**
 * The person's setting and the server's, asked anew, and whether what is done can be written down. Throws
 * `PlanStopped` or `DataGoneError` where one of them forbids it: then nothing has been sent.
 */
export async function checkAllowed(
  {
    acting,
    actions,
    store,
    signal,
  }: Pick<PlanContext, 'acting' | 'actions' | 'store'> & { readonly signal: AbortSignal },
  outcome: Outcome,
): Promise<Preflight> {
  checkStillThere(store);
  if (!allows(acting(), outcome)) throw new PlanStopped('acting_off', ACTING_OFF);
  const preflight = await actions.preflight(outcome, signal);
  const [obstacle] = preflight.obstacles;
  if (obstacle !== undefined) throw new PlanStopped('blocked', obstacle.message);
  return preflight;
}
