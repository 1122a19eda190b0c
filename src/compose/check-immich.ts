import type { ServiceConfig } from '../config/service-config.ts';
import type { Check } from './check.ts';
import { storedChoice } from './stored-choice.ts';
import { createConnectionTest } from './test-connection.ts';

const TIMEOUT_MS = 20_000;

/** The connected library: reachable, and what the key may do. */
export async function checkImmich(config: ServiceConfig): Promise<Check> {
  const title = 'Immich';
  try {
    const choice = storedChoice(config);
    const chosen = choice.chosen();
    if (chosen === null)
      return {
        title,
        state: 'warning',
        message: 'Not connected yet: set IMMICH_URL and IMMICH_API_KEY, or connect it on the web page.',
      };
    const test = createConnectionTest(() => Date.now(), Math.random);
    const { ok, message, permissions } = await test(chosen.library, AbortSignal.timeout(TIMEOUT_MS));
    const isWhole = permissions.every(({ granted, needed_for }) => granted || needed_for === 'act');
    return { title, state: ok ? (isWhole ? 'ok' : 'warning') : 'failed', message };
  } catch (error) {
    return { title, state: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
