import { LOCAL_ACCOUNT } from './accounts.ts';
import { AccountError } from './errors.ts';
import type { Installation } from './installation.ts';
import type { RememberedUser } from './library.ts';
import type { Sessions } from './sessions.ts';
import type { VerifiedKeys } from './verified-keys.ts';

/** Who asks, and what they may do here. */
export interface Visitor {
  /** Whose library they see; null: nobody's, they have to sign in (or set up) first. */
  readonly account: string | null;
  /** May choose another server, a folder or the sample for this installation. */
  readonly maySetUp: boolean;
  /** May change settings, and the Immich library as far as those allow it. */
  readonly mayAct: boolean;
  /** Of their session; null without one. */
  readonly token: string | null;
}

/** What a request brings along. */
export interface Credentials {
  readonly token: string | null;
  readonly apiKey: string | null;
  /** It comes from this very machine, and through no proxy. */
  readonly isLocal: boolean;
}

/**
 * `sign-in`: people sign in to Immich. `everybody`: a trusted network, or a proxy that signs people in.
 * `demo`: everybody looks at one library, but only this machine chooses which.
 */
export type AccessRule = 'sign-in' | 'everybody' | 'demo';

export interface IdentifyOptions {
  readonly rule: AccessRule;
  readonly installation: Installation;
  readonly sessions: Sessions;
  readonly keys: VerifiedKeys;
  /** A script's key whose account has none stored becomes the account's. */
  readonly adopt: (user: RememberedUser, apiKey: string) => void;
}

export type Identify = (
  credentials: Credentials,
  /** Called before Immich is asked about a key that is not known; throws where that happens too often. */
  beforeAsking: () => Promise<void>,
) => Promise<Visitor>;

const NOBODY: Visitor = { account: null, maySetUp: false, mayAct: false, token: null };

/** Finds out who asks. Throws `AccountError` (`key_refused`) and the errors of Immich for a key that is no good. */
export function createIdentify({ rule, installation, sessions, keys, adopt }: IdentifyOptions): Identify {
  const byKey = async (apiKey: string, beforeAsking: () => Promise<void>): Promise<Visitor> => {
    if (installation.current().kind !== 'immich')
      throw new AccountError(
        'key_refused',
        'No Immich is connected here, so there is nothing that an API key could open: leave x-api-key out.',
      );
    if (!keys.isKnown(apiKey)) await beforeAsking();
    const { user, mayAct } = await keys.owner(apiKey);
    adopt(user, apiKey);
    return { ...NOBODY, account: user.id, mayAct };
  };

  const bySession = (token: string): Visitor | null => {
    const session = sessions.find(token);
    if (session === null) return null;
    const installed = installation.current();
    const isOwner =
      installed.kind === 'immich' && !installed.fixed && installed.owner?.id === session.account;
    const maySetUp = session.maySetUp || isOwner;
    const account = maySetUp && installed.kind === 'local' ? LOCAL_ACCOUNT : session.account;
    return { account, maySetUp, mayAct: true, token };
  };

  /** This machine sets up what is not set up yet, and opens what needs no account. */
  const byPlace = (): Visitor => {
    const { kind } = installation.current();
    if (kind === 'immich') return NOBODY;
    return { ...NOBODY, account: kind === 'local' ? LOCAL_ACCOUNT : null, maySetUp: true, mayAct: true };
  };

  return async ({ token, apiKey, isLocal }, beforeAsking) => {
    if (rule !== 'sign-in')
      return { account: LOCAL_ACCOUNT, maySetUp: rule === 'everybody' || isLocal, mayAct: true, token: null };
    if (apiKey !== null) return byKey(apiKey, beforeAsking);
    const signedIn = token === null ? null : bySession(token);
    return signedIn ?? (isLocal ? byPlace() : NOBODY);
  };
}
