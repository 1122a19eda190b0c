import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { createAccess } from '../account/access.ts';
import { accountFolders } from '../account/account-folders.ts';
import { type Accounts, LOCAL_ACCOUNT } from '../account/accounts.ts';
import { createInstallation, type Installation } from '../account/installation.ts';
import { installationSecret } from '../account/installation-secret.ts';
import type { Library } from '../account/library.ts';
import { libraryFile } from '../account/library-file.ts';
import { createSessions, sessionFile } from '../account/sessions.ts';
import { createSetUpCode } from '../account/set-up-code.ts';
import { createImmichGate, type ImmichGate } from '../account/sign-in.ts';
import { createVerifiedKeys } from '../account/verified-keys.ts';
import { type AccessRule, createIdentify } from '../account/visitor.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import type { AccessRoom, HttpRooms } from '../http/rooms.ts';
import { createAccessRoom } from './access-room.ts';
import { composeAccounts } from './accounts.ts';
import { createConfigurationRoom } from './configuration-room.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import { createLibraryChange } from './library-change.ts';
import { startingSettings } from './settings.ts';
import { createConnectionTest } from './test-connection.ts';

export interface AccessParts {
  readonly config: ServiceConfig;
  readonly rule: AccessRule;
  /** What the environment fixes. */
  readonly environment: ServiceConfig['immich'];
  readonly version: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly logger: Logger;
  readonly report: (message: string) => void;
}

/** Who may come in, and every account with what belongs to it. */
export interface ComposedAccess {
  readonly installation: Installation;
  readonly accounts: Accounts<ConnectedLibrary>;
  /** Ids of the accounts that have a folder. */
  readonly accountIds: () => readonly string[];
  readonly gate: ImmichGate;
  readonly room: AccessRoom;
  readonly configuration: HttpRooms['configuration'];
  /** Opens the one library of a service without accounts, and remembers it. */
  connectLocal(library: Library): Promise<ConnectedLibrary>;
  /** From now on the key in the environment is known to be this account's. */
  environmentKeyBelongsTo(account: string): void;
  /** Writes the code with which a person beyond this machine sets the service up into the log. */
  announceCode(): void;
}

export function composeAccess(parts: AccessParts): ComposedAccess {
  const { config, environment, rule, clock, random, logger } = parts;
  const hasSignIn = rule === 'sign-in';
  const installation = createInstallation(libraryFile(config.dataDir), hasSignIn ? environment.url : null);
  const folders = accountFolders(config.dataDir);
  const sessions = createSessions({ file: sessionFile(config.dataDir), random: randomBytes, clock });
  const gate = createImmichGate({ clock, random });
  if (hasSignIn) folders.takeOver(libraryFile(config.dataDir));
  let environmentOwner: string | null = null;

  const accounts = composeAccounts({
    config,
    environment,
    installation,
    environmentOwner: () => environmentOwner,
    secret: () => installationSecret(config.dataDir, config.secretKey, randomBytes),
    randomBytes,
    random,
    clock,
    logger,
    report: parts.report,
  });
  const keys = createVerifiedKeys({
    async verify(apiKey) {
      const installed = installation.current();
      if (installed.kind !== 'immich') throw new Error('A key is verified only where Immich is connected.');
      const { user, mayAct } = await gate.checkKey(installed.url, apiKey);
      return { user, mayAct };
    },
    isAway: (error) => error instanceof Error && 'code' in error && error.code === 'immich_unreachable',
    random: randomBytes,
    clock,
  });
  const code = createSetUpCode(randomBytes);
  const announce = (text: string): void => {
    const said = `To set this service up from another machine, enter this code on its page: ${text} (it works once).`;
    logger.warn(said);
    parts.report(said);
  };
  const access = createAccess({
    installation,
    accounts,
    folders,
    sessions,
    keys,
    gate,
    code,
    announce,
    environmentOwner: () => environmentOwner,
    environmentHasKey: environment.apiKey !== null,
  });
  const identify = createIdentify({ rule, installation, sessions, keys, adopt: access.adoptWhereNone });
  const connectLocal = async (library: Library): Promise<ConnectedLibrary> => {
    const { choice, libraries } = accounts.of(LOCAL_ACCOUNT);
    const connected = await libraries.to(library);
    choice.remember(library, connected.user);
    logger.info({ kind: library.kind }, 'The library is open');
    return connected;
  };
  const test = createConnectionTest(clock, random);
  return {
    installation,
    accounts,
    accountIds: folders.ids,
    gate,
    room: createAccessRoom({ rule, access, identify, installation, accounts, folders, sessions, clock }),
    configuration: createConfigurationRoom({
      version: parts.version,
      accounts,
      test,
      defaults: startingSettings(config, 'immich'),
      changeLibrary: createLibraryChange({
        rule,
        environment,
        installation,
        accounts,
        access,
        gate,
        identify,
        test,
        connectLocal,
      }),
      isAddressFixed: ({ maySetUp }) => !maySetUp || environment.url !== null,
    }),
    connectLocal,
    environmentKeyBelongsTo(account) {
      environmentOwner = account;
    },
    announceCode: () => announce(code.renew()),
  };
}
