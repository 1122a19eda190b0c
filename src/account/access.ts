import type { AccountFolders } from './account-folders.ts';
import { type Accounts, LOCAL_ACCOUNT } from './accounts.ts';
import { AccountError } from './errors.ts';
import { type Installation, sameAddress } from './installation.ts';
import type { Library, LocalLibrary, RememberedUser } from './library.ts';
import type { Closable } from './library-switch.ts';
import { addressFixedByEnvironment, setUpNotAllowed } from './refusals.ts';
import type { OpenedSession, Sessions } from './sessions.ts';
import type { SetUpCode } from './set-up-code.ts';
import type { CheckedKey, ImmichGate } from './sign-in.ts';
import type { VerifiedKeys } from './verified-keys.ts';
import type { Visitor } from './visitor.ts';

/** What a person signs in with. `url`: only where the installation has none yet, or another one is meant. */
export type SignInRequest =
  | { readonly apiKey: string; readonly url?: string }
  | { readonly email: string; readonly password: string; readonly url?: string }
  | { readonly code: string };

export interface AccessOptions<Open> {
  readonly installation: Installation;
  readonly accounts: Accounts<Open>;
  readonly folders: AccountFolders;
  readonly sessions: Sessions;
  readonly keys: VerifiedKeys;
  readonly gate: ImmichGate;
  readonly code: SetUpCode;
  /** Shows the code that is valid now to whoever reads the log. */
  readonly announce: (code: string) => void;
  /** The account whose key stands in the environment: none is stored for it. */
  readonly environmentOwner: () => string | null;
  /** Then its account is the owner, not who happens to sign in first. */
  readonly environmentHasKey: boolean;
}

/** Signing in and out, and what this installation looks at. */
export interface Access {
  /** The visitor's old session ends: a session that was there before the sign-in opens nothing after it. */
  signIn(request: SignInRequest, visitor: Visitor): Promise<OpenedSession>;
  /** Opens a folder or the sample instead of whatever was there. Ends every other session. */
  openLocal(library: LocalLibrary, visitor: Visitor): Promise<OpenedSession>;
  /** Stores the key for its account, and opens the library with it. */
  adopt(key: CheckedKey): void;
  /** The same for a key that a script sends, where the account has none that can be used. */
  adoptWhereNone(user: RememberedUser, apiKey: string): void;
  signOut(visitor: Visitor): void;
  signOutEverywhere(visitor: Visitor): void;
}

export function createAccess<Open extends Closable & { readonly user: RememberedUser }>(
  options: AccessOptions<Open>,
): Access {
  const { installation, accounts, folders, sessions, gate, code } = options;

  const enterByCode = (entered: string): OpenedSession => {
    if (!code.redeem(entered))
      throw new AccountError(
        'code_refused',
        'This is not the code: the newest one stands in the log of the service, and each works once.',
      );
    options.announce(code.renew());
    const account = installation.current().kind === 'local' ? LOCAL_ACCOUNT : null;
    return sessions.open({ account, maySetUp: true });
  };

  /** Before any server is contacted: nobody may have this service knock at other doors. */
  const serverFor = (url: string | undefined, visitor: Visitor): string => {
    const installed = installation.current();
    if (installed.kind === 'immich' && (url === undefined || sameAddress(url, installed.url)))
      return installed.url;
    if (installed.kind === 'immich' && installed.fixed) throw addressFixedByEnvironment(installed.url);
    if (!visitor.maySetUp)
      throw installed.kind === 'immich'
        ? new AccountError(
            'address_fixed',
            `People sign in to ${installed.url} here: only who set this up, or has the code from the log of the service, can choose another server.`,
          )
        : setUpNotAllowed();
    if (url === undefined)
      throw new AccountError(
        'address_required',
        'Enter the address of your Immich server, such as http://192.168.1.10:2283.',
      );
    return url;
  };

  /** Null: none, or none that can be read, or one for another server. */
  const storedKey = (userId: string, url: string): string | null => {
    const installed = installation.current();
    if (installed.kind !== 'immich' || !sameAddress(installed.url, url)) return null;
    try {
      const chosen = accounts.of(userId).choice.chosen();
      return chosen?.library.kind === 'immich' ? chosen.library.apiKey : null;
    } catch (error) {
      if (error instanceof AccountError) return null;
      throw error;
    }
  };

  /** Another server: every key is for the old one, and is forgotten with it. */
  const moveTo = async (url: string, { user }: CheckedKey): Promise<void> => {
    await accounts.closeAll();
    sessions.endAll();
    folders.forgetKeys();
    options.keys.forget();
    installation.connect(url, user);
  };

  const adopt = (url: string, { user, apiKey }: Pick<CheckedKey, 'user' | 'apiKey'>): void => {
    if (options.environmentOwner() === user.id) return;
    const { choice, libraries } = accounts.of(user.id);
    const open: Library | null = libraries.state().kind === 'open' ? libraries.library() : null;
    if (open?.kind === 'immich' && open.apiKey === apiKey) return;
    choice.remember({ kind: 'immich', url, apiKey }, user);
    accounts.reopen(user.id);
  };

  return {
    async signIn(request, visitor) {
      if ('code' in request) {
        const opened = enterByCode(request.code);
        if (visitor.token !== null) sessions.end(visitor.token);
        return opened;
      }
      const url = serverFor(request.url, visitor);
      const checked =
        'apiKey' in request
          ? await gate.checkKey(url, request.apiKey)
          : await gate.checkPassword(url, request, (userId) => storedKey(userId, url));
      const installed = installation.current();
      if (installed.kind !== 'immich' || !sameAddress(installed.url, url)) await moveTo(url, checked);
      if (!options.environmentHasKey) installation.rememberOwner(checked.user);
      adopt(url, checked);
      await accounts.wake(checked.user.id);
      if (visitor.token !== null) sessions.end(visitor.token);
      return sessions.open({ account: checked.user.id, maySetUp: false });
    },

    async openLocal(library, visitor) {
      if (!visitor.maySetUp) throw setUpNotAllowed();
      const { choice, libraries } = accounts.of(LOCAL_ACCOUNT);
      const opened = await libraries.to(library);
      await accounts.closeAll(LOCAL_ACCOUNT);
      folders.forgetKeys();
      options.keys.forget();
      sessions.endAll();
      choice.remember(library, opened.user);
      return sessions.open({ account: LOCAL_ACCOUNT, maySetUp: true });
    },

    adopt(key) {
      const installed = installation.current();
      if (installed.kind === 'immich') adopt(installed.url, key);
    },
    adoptWhereNone(user, apiKey) {
      const installed = installation.current();
      const state = accounts.of(user.id).libraries.state();
      if (installed.kind !== 'immich' || state.kind === 'open' || state.kind === 'opening') return;
      const isTakenBack =
        state.kind === 'failed' && 'code' in state.error && state.error.code === 'immich_unauthorized';
      if (isTakenBack || storedKey(user.id, installed.url) === null) adopt(installed.url, { user, apiKey });
    },
    signOut({ token }) {
      if (token !== null) sessions.end(token);
    },
    signOutEverywhere({ account }) {
      if (account !== null) sessions.endAllOf(account);
    },
  };
}
