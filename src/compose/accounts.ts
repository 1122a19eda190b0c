import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { accountFolder } from '../account/account-folders.ts';
import { type Account, type Accounts, createAccounts, LOCAL_ACCOUNT } from '../account/accounts.ts';
import type { Installation } from '../account/installation.ts';
import type { Library, RememberedUser } from '../account/library.ts';
import { createLibraryChoice, type LibraryChoice } from '../account/library-choice.ts';
import { libraryFile } from '../account/library-file.ts';
import { createLibrarySwitch } from '../account/library-switch.ts';
import type { RandomBytes } from '../account/sealed-key.ts';
import { createRunTurns, type RunTurns } from '../analysis/run-turns.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import { goOn } from './go-on.ts';
import { openLibrary } from './open-library.ts';

export interface AccountsParts {
  readonly config: ServiceConfig;
  readonly environment: ServiceConfig['immich'];
  readonly installation: Installation;
  /** The account whose key stands in the environment; null: none, or not known yet. */
  readonly environmentOwner: () => string | null;
  readonly secret: () => string;
  readonly randomBytes: RandomBytes;
  /** In [0, 1). */
  readonly random: () => number;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly logger: Logger;
  /** What goes on while a library opens, for a terminal. */
  readonly report: (message: string) => void;
}

/**
 * At a time, on however small a machine: the first analysis of a large library takes hours, and nobody should have to
 * wait for another's to end before seeing anything. More take the memory that the service is promised to get by with.
 */
const FEWEST_RUNS = 2;

/** Every account with its own library, key, settings, database and analysis. */
export function composeAccounts(parts: AccountsParts): Accounts<ConnectedLibrary> {
  const turns = createRunTurns(Math.max(FEWEST_RUNS, Math.floor(availableParallelism() / 2)));
  return createAccounts<ConnectedLibrary>({
    create: (id) => accountOf(id, parts, turns),
    opened: ({ id }) => parts.logger.info({ account: id }, 'The library is open'),
    isBusy: (library) => library.isBusy(),
    clock: parts.clock,
    wait: (ms) => wait(ms, undefined, { ref: false }),
  });
}

function accountOf(id: string, parts: AccountsParts, turns: RunTurns): Account<ConnectedLibrary> {
  const choice = choiceOf(id, parts);
  const libraries = createLibrarySwitch<ConnectedLibrary>({
    async open(library, report, signal) {
      const opened = await openLibrary({
        library,
        config: parts.config,
        remembered: rememberedUser(choice, library),
        account: id === LOCAL_ACCOUNT ? null : id,
        report: (message) => {
          report(message);
          parts.report(message);
        },
        signal,
        clock: parts.clock,
        turns,
        random: parts.random,
        logger: parts.logger,
      });
      await goOn(opened, parts.logger);
      return opened;
    },
  });
  return { id, choice, libraries };
}

function choiceOf(id: string, parts: AccountsParts): LibraryChoice {
  const { config, installation, secret, randomBytes: random } = parts;
  if (id === LOCAL_ACCOUNT) {
    return createLibraryChoice({
      file: libraryFile(config.dataDir),
      secret,
      random,
      fixed: parts.environment,
    });
  }
  return createLibraryChoice({
    file: libraryFile(accountFolder(config.dataDir, id)),
    secret,
    random,
    // Asked anew each time: whose key the environment holds is known only after Immich was asked.
    fixed: {
      get url() {
        const installed = installation.current();
        return installed.kind === 'immich' ? installed.url : null;
      },
      get apiKey() {
        return parts.environmentOwner() === id ? parts.environment.apiKey : null;
      },
    },
  });
}

function rememberedUser(choice: LibraryChoice, library: Library): RememberedUser | null {
  try {
    const chosen = choice.chosen();
    return chosen !== null && sameLibrary(chosen.library, library) ? chosen.user : null;
  } catch {
    return null;
  }
}

function sameLibrary(one: Library, other: Library): boolean {
  if (one.kind === 'immich') return other.kind === 'immich' && one.url === other.url;
  if (one.kind === 'folder') return other.kind === 'folder' && one.path === other.path;
  return other.kind === 'sample';
}
