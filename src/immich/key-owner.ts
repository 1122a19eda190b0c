import { checkPermissions, type PermissionCheck } from './compatibility.ts';
import { type ImmichConnection, openClient } from './create-immich-library.ts';
import type { ImmichUser } from './immich-library.ts';
import { DEFAULT_RETRIES, type RetryPolicy } from './retry.ts';
import { meet, readUser } from './server.ts';

/** One try after the first: somebody waits for the answer. */
const RETRIES: RetryPolicy = { ...DEFAULT_RETRIES, attempts: 2 };

export interface KeyOwner {
  readonly user: ImmichUser;
  /** Servers before 2.x are asked by trying, and what changes a library is not tried: then those are missing here. */
  readonly permissions: readonly PermissionCheck[];
}

/**
 * Whose key this is, and what it may do, as the server says at this moment. Throws the room's errors:
 * `Unauthorized` for a key that is not known, `MissingPermission` where it may not even say whose it is.
 */
export async function readKeyOwner(connection: ImmichConnection, signal: AbortSignal): Promise<KeyOwner> {
  const client = openClient({ retries: RETRIES, ...connection });
  try {
    await meet(client, connection.now, signal);
    const user = await readUser(client, signal);
    return { user, permissions: await checkPermissions(client, signal) };
  } finally {
    await client.close();
  }
}
