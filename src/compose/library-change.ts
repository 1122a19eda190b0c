import type { Access } from '../account/access.ts';
import { type Accounts, LOCAL_ACCOUNT } from '../account/accounts.ts';
import { AccountError } from '../account/errors.ts';
import { type Installation, sameAddress } from '../account/installation.ts';
import type { Library, LibraryRequest, LocalLibrary } from '../account/library.ts';
import {
  addressFixedByEnvironment,
  keyFixedByEnvironment,
  keyRequired,
  setUpNotAllowed,
} from '../account/refusals.ts';
import type { OpenedSession } from '../account/sessions.ts';
import type { ImmichGate } from '../account/sign-in.ts';
import type { AccessRule, Identify, Visitor } from '../account/visitor.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { bySession } from './access-room.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import type { TestConnection } from './test-connection.ts';

/** Connects another library (or the same with another key), and says who the person is from then on. */
export type LibraryChange = (
  request: LibraryRequest,
  visitor: Visitor,
) => Promise<{ readonly visitor: Visitor; readonly opened: OpenedSession | null }>;

export interface LibraryChangeOptions {
  readonly rule: AccessRule;
  readonly environment: ServiceConfig['immich'];
  readonly installation: Installation;
  readonly accounts: Accounts<ConnectedLibrary>;
  readonly access: Access;
  readonly gate: ImmichGate;
  readonly identify: Identify;
  readonly test: TestConnection;
  /** Opens the one library of a service without sign-in, and remembers it. */
  readonly connectLocal: (library: Library) => Promise<unknown>;
}

/** A person waits for the answer. */
const TEST_TIMEOUT_MS = 30_000;

/** The connection test of what was to be connected failed; `code` says how. */
class ConnectionRefusedError extends Error {
  override readonly name = 'ConnectionRefusedError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export function createLibraryChange(options: LibraryChangeOptions): LibraryChange {
  const { rule, installation, accounts, access, gate, identify, test } = options;

  /** Before the library that is open is closed for another one. */
  const refuseWhatCannotWork = async (library: Library): Promise<void> => {
    const { ok, message, code } = await test(library, AbortSignal.timeout(TEST_TIMEOUT_MS));
    if (!ok) throw new ConnectionRefusedError(code ?? 'connection_refused', message);
  };

  const withoutSignIn = async (request: LibraryRequest): Promise<void> => {
    const wanted = accounts.of(LOCAL_ACCOUNT).choice.resolve(request);
    await refuseWhatCannotWork(wanted);
    await options.connectLocal(wanted);
  };

  const toLocal = async (library: LocalLibrary, visitor: Visitor): Promise<OpenedSession> => {
    const installed = installation.current();
    if (installed.kind === 'immich' && installed.fixed) throw addressFixedByEnvironment(installed.url);
    await refuseWhatCannotWork(library);
    return access.openLocal(library, visitor);
  };

  /** Another key for the account that is signed in. */
  const changeKey = async (url: string, apiKey: string | undefined, account: string): Promise<void> => {
    if (apiKey === undefined) return accounts.reopen(account);
    if (accounts.of(account).choice.describe()?.keyFixed === true && apiKey !== options.environment.apiKey)
      throw keyFixedByEnvironment();
    const checked = await gate.checkKey(url, apiKey);
    if (checked.user.id !== account)
      throw new AccountError(
        'other_account',
        `This key belongs to ${checked.user.email}: sign out, and sign in with it.`,
      );
    access.adopt(checked);
  };

  return async (request, visitor) => {
    if (rule !== 'sign-in') {
      if (!visitor.maySetUp) throw setUpNotAllowed();
      await withoutSignIn(request);
      return { visitor, opened: null };
    }
    const installed = installation.current();
    const { account } = visitor;
    if (
      request.kind === 'immich' &&
      installed.kind === 'immich' &&
      account !== null &&
      sameAddress(request.url, installed.url)
    ) {
      await changeKey(installed.url, request.apiKey, account);
      await accounts.wake(account);
      return { visitor, opened: null };
    }
    if (!visitor.maySetUp && !(installed.kind === 'immich' && installed.fixed)) throw setUpNotAllowed();
    const opened =
      request.kind === 'immich'
        ? await access.signIn({ apiKey: keyOf(request), url: request.url }, visitor)
        : await toLocal(request, visitor);
    return { visitor: await bySession(identify, opened.token), opened };
  };
}

function keyOf({ apiKey, url }: Extract<LibraryRequest, { kind: 'immich' }>): string {
  if (apiKey !== undefined) return apiKey;
  throw keyRequired(url);
}
