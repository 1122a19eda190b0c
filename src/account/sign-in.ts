import { ImmichError, ImmichRefused, MissingPermission, Unauthorized } from '../immich/errors.ts';
import { type KeyOwner, readKeyOwner } from '../immich/key-owner.ts';
import { openPasswordSession } from '../immich/password-sign-in.ts';
import { AccountError } from './errors.ts';
import type { RememberedUser } from './library.ts';

export interface ImmichGateOptions {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** An API key, and whose it is, as Immich said a moment ago. */
export interface CheckedKey {
  readonly user: RememberedUser;
  readonly apiKey: string;
  /** It has every permission that acting on decisions needs. */
  readonly mayAct: boolean;
  /** It has every permission that this program can use. */
  readonly isComplete: boolean;
}

/** What people sign in with, checked at the Immich server. */
export interface ImmichGate {
  /** Throws `AccountError` (`sign_in_refused`, `key_lacks_permission`), and the errors of Immich. */
  checkKey(url: string, apiKey: string): Promise<CheckedKey>;
  /**
   * Checks e-mail and password, and has a key with the least permissions made, unless `usable` finds one for
   * that account. The password is forgotten and the Immich session ended, whatever happens.
   */
  checkPassword(
    url: string,
    credentials: { readonly email: string; readonly password: string },
    usable: (userId: string) => string | null,
  ): Promise<CheckedKey>;
}

/** What the key is called in Immich's list of API keys. */
const KEY_NAME = 'Immich Image Cleaner';
/** Somebody waits for the answer. */
const TIMEOUT_MS = 30_000;

export function createImmichGate({ clock, random }: ImmichGateOptions): ImmichGate {
  const look = async (url: string, apiKey: string): Promise<CheckedKey> => {
    const owner = await readKeyOwner({ url, apiKey, now: clock, random }, AbortSignal.timeout(TIMEOUT_MS));
    return toChecked(owner, apiKey);
  };

  /** Null where it is refused or may not do everything: then another one is made. */
  const stillGood = async (url: string, apiKey: string, userId: string): Promise<CheckedKey | null> => {
    try {
      const checked = await look(url, apiKey);
      return checked.user.id === userId && checked.isComplete ? checked : null;
    } catch (error) {
      if (error instanceof ImmichError || error instanceof AccountError) return null;
      throw error;
    }
  };

  return {
    checkKey: (url, apiKey) =>
      look(url, apiKey).catch((error: unknown) => {
        throw explained(
          error,
          'Immich does not know this API key: copy it once more, or create a new one in Immich (Account settings, API keys).',
        );
      }),

    async checkPassword(url, credentials, usable) {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const session = await openPasswordSession({ url, now: clock, random }, credentials, signal).catch(
        (error: unknown) => {
          throw explained(
            error,
            'Immich does not accept this e-mail and password: check both, or sign in with an API key (accounts that use OAuth have no password).',
          );
        },
      );
      try {
        const stored = usable(session.userId);
        const good = stored === null ? null : await stillGood(url, stored, session.userId);
        return good ?? (await look(url, await session.makeKey(KEY_NAME, signal)));
      } finally {
        // A session that could not be ended there is of no use to anybody: its token is forgotten here.
        await session.end(AbortSignal.timeout(TIMEOUT_MS)).catch(() => undefined);
      }
    },
  };
}

function toChecked({ user, permissions }: KeyOwner, apiKey: string): CheckedKey {
  const lacking = permissions.filter(({ granted, neededFor }) => !granted && neededFor === 'analyse');
  if (lacking.length > 0)
    throw new AccountError(
      'key_lacks_permission',
      `This API key may not do enough: in Immich, open Account settings, API keys, and tick ${lacking.map(({ name }) => name).join(', ')}.`,
    );
  const acting = permissions.filter(({ neededFor }) => neededFor === 'act');
  return {
    user: { id: user.id, name: user.name, email: user.email },
    apiKey,
    // Old servers do not say it; then a key is not trusted to act on behalf of another.
    mayAct: acting.length > 0 && acting.every(({ granted }) => granted),
    isComplete: permissions.every(({ granted }) => granted),
  };
}

/** Immich's refusals in the words of a sign-in; whatever else went wrong as it is. */
function explained(error: unknown, sentence: string): unknown {
  if (error instanceof Unauthorized || error instanceof ImmichRefused)
    return new AccountError('sign_in_refused', sentence, { cause: error });
  if (error instanceof MissingPermission)
    return new AccountError('key_lacks_permission', error.message, { cause: error });
  return error;
}
