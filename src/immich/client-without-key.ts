import { immichAddress } from './address.ts';
import { createClient, type ImmichClient, sleep } from './client.ts';
import type { ImmichConnection } from './create-immich-library.ts';
import { createGate } from './gate.ts';
import { DEFAULT_RETRIES } from './retry.ts';
import { meet } from './server.ts';
import { createTransport, DEFAULT_TIMEOUTS } from './transport.ts';

/** For what Immich tells everybody. `secret` is cut out of whatever the server says in an error. */
export function clientWithoutKey(connection: Omit<ImmichConnection, 'apiKey'>, secret = ''): ImmichClient {
  const address = immichAddress(connection.url);
  return createClient(
    address,
    secret,
    createTransport(address, null, 1, { ...DEFAULT_TIMEOUTS, ...connection.timeouts }),
    createGate(1),
    connection.retries ?? { ...DEFAULT_RETRIES, attempts: 2 },
    { now: connection.now, random: connection.random, sleep: connection.sleep ?? sleep },
  );
}

/** Resolves where an Immich server answers at this address: one small question. Throws the room's errors. */
export async function reachImmich(
  connection: Omit<ImmichConnection, 'apiKey'>,
  signal: AbortSignal,
): Promise<void> {
  const client = clientWithoutKey({ retries: { ...DEFAULT_RETRIES, attempts: 1 }, ...connection });
  try {
    await meet(client, connection.now, signal);
  } finally {
    await client.close();
  }
}
