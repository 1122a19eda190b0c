import type { ImmichClient } from './client.ts';
import { clientWithoutKey } from './client-without-key.ts';
import type { ImmichConnection } from './create-immich-library.ts';
import { SIGN_IN_ENDPOINTS } from './endpoints.ts';
import { PERMISSIONS } from './permissions.ts';
import { check } from './read.ts';
import { meet } from './server.ts';
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
