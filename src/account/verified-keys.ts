import { createHmac } from 'node:crypto';
import type { RememberedUser } from './library.ts';
import type { RandomBytes } from './sealed-key.ts';

/** What Immich said about a key. */
export interface VerifiedKey {
  readonly user: RememberedUser;
  /** It has every permission that acting on decisions needs. */
  readonly mayAct: boolean;
}

export interface VerifiedKeysOptions {
  /** Asks Immich. */
  readonly verify: (apiKey: string) => Promise<VerifiedKey>;
  /** The server did not answer, as opposed to: it refused the key. */
  readonly isAway: (error: unknown) => boolean;
  readonly random: RandomBytes;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

export interface VerifiedKeys {
  /** Whose key it is; asks Immich where that is not known or was asked long ago. Throws what `verify` throws. */
  owner(apiKey: string): Promise<VerifiedKey>;
  /** It was verified before, and not too long ago. */
  isKnown(apiKey: string): boolean;
  forget(): void;
}

/** A key that was taken back in Immich works here for no longer than this. */
const FRESH_MS = 5 * 60 * 1000;
/** While Immich is away, a key that was good when it was last asked goes on working for a day. */
const STALE_MS = 24 * 3600 * 1000;
const MOST = 1_000;
const HASH_KEY_BYTES = 32;

interface Known {
  readonly key: VerifiedKey;
  readonly askedAt: number;
  /** The server said yes; while it is away, it is asked again and again without an answer. */
  readonly verifiedAt: number;
}

/** Keys that scripts send with each request. Only a keyed hash of them is kept, and only in memory. */
export function createVerifiedKeys({ verify, isAway, random, clock }: VerifiedKeysOptions): VerifiedKeys {
  const hashKey = random(HASH_KEY_BYTES);
  const known = new Map<string, Known>();
  const asking = new Map<string, Promise<VerifiedKey>>();
  /** A time to come was noted before the clock was set back, and proves nothing. */
  const isWithin = (ms: number, at: number): boolean => clock() >= at && clock() - at < ms;
  const hashOf = (apiKey: string): string => createHmac('sha256', hashKey).update(apiKey).digest('base64');

  const ask = async (hash: string, apiKey: string): Promise<VerifiedKey> => {
    try {
      const key = await verify(apiKey);
      known.delete(hash);
      known.set(hash, { key, askedAt: clock(), verifiedAt: clock() });
      for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest);
      return key;
    } catch (error) {
      const before = known.get(hash);
      if (before !== undefined && isAway(error) && isWithin(STALE_MS, before.verifiedAt)) {
        known.set(hash, { ...before, askedAt: clock() });
        return before.key;
      }
      known.delete(hash);
      throw error;
    } finally {
      asking.delete(hash);
    }
  };

  return {
    async owner(apiKey) {
      const hash = hashOf(apiKey);
      const before = known.get(hash);
      if (before !== undefined && isWithin(FRESH_MS, before.askedAt)) return before.key;
      const asked = asking.get(hash) ?? ask(hash, apiKey);
      asking.set(hash, asked);
      return asked;
    },
    isKnown(apiKey) {
      const before = known.get(hashOf(apiKey));
      return before !== undefined && isWithin(STALE_MS, before.verifiedAt);
    },
    forget: () => known.clear(),
  };
}
