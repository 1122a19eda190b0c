import type { Logger } from 'pino';
import type { ConnectedLibrary } from './connected-library.ts';

/**
 * Goes on where a stop or a crash ended an analysis and a plan. Belongs to the opening of every library that the
 * service works with, whoever may come in. Never throws: what was left behind can be looked at and stopped by hand.
 */
export async function goOn({ runs, pickUpPlans }: ConnectedLibrary, logger: Logger): Promise<void> {
  try {
    pickUpPlans();
  } catch (error) {
    logger.error({ err: error }, 'A plan that was broken off cannot be gone on with');
  }
  try {
    await runs.pickUp();
  } catch (error) {
    logger.error({ err: error }, 'An analysis that was broken off cannot be gone on with');
  }
}
