import type { Access, SignInRequest } from '../account/access.ts';
import type { AccountFolders } from '../account/account-folders.ts';
import { type Accounts, LOCAL_ACCOUNT } from '../account/accounts.ts';
import type { Installation } from '../account/installation.ts';
import { endOf, type Sessions } from '../account/sessions.ts';
import type { AccessRule, Credentials, Identify, Visitor } from '../account/visitor.ts';
import type { Session } from '../contract/session.ts';
import type { AccessRoom } from '../http/rooms.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import { createSignInTrail } from './sign-in-trail.ts';

export interface AccessRoomOptions {
  readonly rule: AccessRule;
  readonly access: Access;
  readonly identify: Identify;
  readonly installation: Installation;
  readonly accounts: Accounts<ConnectedLibrary>;
  readonly folders: AccountFolders;
  readonly sessions: Sessions;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** Who comes in, in the contract's shapes. */
export function createAccessRoom(options: AccessRoomOptions): AccessRoom {
  const { access, accounts, identify } = options;
  const trail = createSignInTrail(accounts, options.clock);
  return {
    identify,
    async enter(account) {
      const leave = accounts.hold(account);
      await accounts.wake(account);
      trail.flush(account);
      return leave;
    },
    isStillIn: ({ token }) => token === null || options.sessions.find(token) !== null,
    describe: (visitor) => describe(visitor, options),
    async signIn(request, before) {
      const opened = await access.signIn(request, before);
      const visitor = await bySession(identify, opened.token);
      if (visitor.account !== null) trail.note(visitor.account, 'signed_in', { with: methodOf(request) });
      return { opened, visitor };
    },
    signOut(visitor) {
      if (visitor.account !== null) trail.note(visitor.account, 'signed_out');
      access.signOut(visitor);
    },
    signOutEverywhere(visitor) {
      if (visitor.account !== null) trail.note(visitor.account, 'signed_out_everywhere');
      access.signOutEverywhere(visitor);
    },
  };
}

function methodOf(request: SignInRequest): 'code' | 'api_key' | 'password' {
  if ('code' in request) return 'code';
  return 'apiKey' in request ? 'api_key' : 'password';
}

/** Who they are from now on. */
export function bySession(identify: Identify, token: string): Promise<Visitor> {
  const credentials: Credentials = { token, apiKey: null, isLocal: false };
  return identify(credentials, async () => {});
}

function describe(visitor: Visitor, { rule, installation, folders, sessions }: AccessRoomOptions): Session {
  const { account, token, maySetUp } = visitor;
  const installed = installation.current();
  const isOpen = rule !== 'sign-in' || (account === LOCAL_ACCOUNT && token === null);
  const state = stateOf(visitor, installed.kind === 'immich');
  const session = token === null ? null : sessions.find(token);
  return {
    state,
    auth: isOpen ? 'none' : 'immich',
    user: account === null || account === LOCAL_ACCOUNT ? null : (folders.file(account).read()?.user ?? null),
    server:
      rule === 'sign-in' && installed.kind === 'immich'
        ? { url: installed.url, fixed: installed.fixed }
        : null,
    methods: state === 'sign_in' || state === 'set_up' ? ['api_key', 'password'] : [],
    can_set_up: maySetUp,
    expires_at: session === null ? null : new Date(endOf(session)).toISOString(),
    sessions: account === null ? 0 : sessions.countOf(account),
  };
}

function stateOf({ account, maySetUp }: Visitor, isImmich: boolean): Session['state'] {
  if (account !== null) return 'signed_in';
  if (isImmich) return 'sign_in';
  return maySetUp ? 'set_up' : 'code';
}
