import { immichAddress } from './address.ts';
import { createClient, type ImmichClient, sleep } from './client.ts';
import type { ImmichConnection } from './create-immich-library.ts';
import { SIGN_IN_ENDPOINTS } from './endpoints.ts';
import { createGate } from './gate.ts';
import { PERMISSIONS } from './permissions.ts';
import { check } from './read.ts';
import { DEFAULT_RETRIES } from './retry.ts';
import { meet } from './server.ts';
import { createTransport, DEFAULT_TIMEOUTS } from './transport.ts';
import { wireLogin, wireMadeKey } from './wire.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A session at the Immich server, open until `end`. The password is not in it. */
export interface PasswordSession {
  readonly userId: string;
  /** Makes an API key with exactly the permissions that this program uses, and returns its secret. */
  makeKey(name: string, signal: AbortSignal): Promise<string>;
  /** Ends the session at the server. */
  end(signal: AbortSignal): Promise<void>;
}

/**
 * Signs in to Immich as its own web page does. Throws `Unauthorized` for a wrong e-mail or password and
 * the room's other errors; before it is known that Immich answers there, no password is sent.
 */
export async function openPasswordSession(
  connection: Omit<ImmichConnection, 'apiKey'>,
  { email, password }: Credentials,
  signal: AbortSignal,
): Promise<PasswordSession> {
  const client = clientWithoutKey(connection, password);
  try {
    await meet(client, connection.now, signal);
    const body = await client.json(SIGN_IN_ENDPOINTS.login, { body: { email, password } }, signal);
    const { accessToken, userId } = check(SIGN_IN_ENDPOINTS.login, wireLogin, body);
    return sessionOf(client, userId, { authorization: `Bearer ${accessToken}` });
  } catch (error) {
    await client.close();
    throw error;
  }
}

function sessionOf(
  client: ImmichClient,
  userId: string,
  headers: Readonly<Record<string, string>>,
): PasswordSession {
  return {
    userId,
    async makeKey(name, signal) {
      const body = { name, permissions: PERMISSIONS.map((permission) => permission.name) };
      const answer = await client.json(SIGN_IN_ENDPOINTS.makeKey, { body, headers }, signal);
      return check(SIGN_IN_ENDPOINTS.makeKey, wireMadeKey, answer).secret;
    },
    async end(signal) {
      try {
        await client.call(SIGN_IN_ENDPOINTS.logout, { headers }, signal);
      } finally {
        await client.close();
      }
    },
  };
}

/** `secret` is cut out of whatever the server says in an error. */
function clientWithoutKey(connection: Omit<ImmichConnection, 'apiKey'>, secret: string): ImmichClient {
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
