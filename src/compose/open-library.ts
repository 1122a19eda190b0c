import type { Logger } from 'pino';
import type { RememberedUser } from '../account/library.ts';
import { readSettings } from '../account/settings.ts';
import { createRunControl, type LibraryConnection } from '../analysis/run-control.ts';
import { judge } from '../domain/judge.ts';
import type { RunErrorReader } from '../http/rooms.ts';
import { immichAddress } from '../immich/address.ts';
import { createImmichLibrary } from '../immich/create-immich-library.ts';
import type { ImmichLibrary } from '../immich/immich-library.ts';
import { createReview } from '../review/review.ts';
import { type AccountStore, openAccountStore } from '../storage/account-store.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import { type LibrarySource, openSource, type SourceOptions } from './library-source.ts';
import { accountFolder } from './open-stored.ts';
import { judgementSettings, runSettings, startingSettings } from './settings.ts';

export interface OpenLibraryOptions extends SourceOptions {
  /** Whose library it was when it was last open: then it opens without the server too. */
  readonly remembered: RememberedUser | null;
  readonly random: () => number;
  readonly logger: Logger;
}

/** Opens a library with its database and its analysis; what was opened is closed again where a later step fails. */
export async function openLibrary(options: OpenLibraryOptions): Promise<ConnectedLibrary> {
  const source = await openSource(options);
  let pictures: ImmichLibrary | null = null;
  try {
    pictures = createImmichLibrary({
      ...connectionOf(source),
      now: options.clock,
      random: options.random,
    });
    const user = await whoseLibrary(pictures, options);
    const webUrl = await webAddress(source, pictures, options);
    const store = openAccountStore({
      folder: accountFolder(options.config.dataDir, user.id),
      now: options.clock(),
    });
    return connect(options, { source, pictures, user, webUrl, store });
  } catch (error) {
    await pictures?.close();
    await source.close();
    throw error;
  }
}

interface Parts {
  readonly source: LibrarySource;
  readonly pictures: ImmichLibrary;
  readonly user: RememberedUser;
  readonly webUrl: string | null;
  readonly store: AccountStore;
}

function connect(options: OpenLibraryOptions, parts: Parts): ConnectedLibrary {
  const { config, library, clock } = options;
  const { source, pictures, user, webUrl, store } = parts;
  const defaults = startingSettings(config, library.kind);
  const settings = () => readSettings(store.settings, defaults);
  const runs = createRunControl({
    store,
    connection: () => connectionOf(source),
    settings: () => runSettings(settings()),
    clock,
  });
  return {
    user,
    store,
    settings,
    runs,
    pictures,
    webUrl,
    runErrors: newestErrors(store),
    review: createReview({
      store,
      judge,
      settings: () => judgementSettings(settings()),
      clock,
      actor: user.email,
    }),
    // The reverse of the order in which they need one another.
    async close() {
      await runs.close();
      await pictures.close();
      await source.close();
      store.close();
    },
  };
}

/** Plain data: it reaches the thread of the run. */
function connectionOf({ url, apiKey, pathsAreMeaningful, pathRoot }: LibrarySource): LibraryConnection {
  return { url, apiKey, pathsAreMeaningful, ...(pathRoot === undefined ? {} : { pathRoot }) };
}

/** Asks the server; where it does not answer, whose library it was when it was last open. */
async function whoseLibrary(
  library: ImmichLibrary,
  { remembered, signal, logger }: OpenLibraryOptions,
): Promise<RememberedUser> {
  try {
    const { id, name, email } = await library.me(signal);
    return { id, name, email };
  } catch (error) {
    if (remembered === null || !isUnreachable(error)) throw error;
    logger.warn(`${error.message} The results of the last analysis can be looked at meanwhile.`);
    return remembered;
  }
}

async function webAddress(
  source: LibrarySource,
  library: ImmichLibrary,
  options: OpenLibraryOptions,
): Promise<string | null> {
  if (options.library.kind !== 'immich') return null;
  const known = source.webUrl ?? (await externalDomain(library, options.signal));
  return (known ?? immichAddress(source.url).web).replace(/\/+$/, '');
}

/** Where the server says that people open it; null where it does not say, or does not answer. */
async function externalDomain(library: ImmichLibrary, signal: AbortSignal): Promise<string | null> {
  try {
    return (await library.server(signal)).externalDomain || null;
  } catch {
    return null;
  }
}

function newestErrors(store: AccountStore): RunErrorReader {
  const run = (): number | null => store.runs.latest()?.id ?? null;
  return {
    list(options) {
      const id = run();
      return id === null ? [] : store.runErrors.list(id, options);
    },
    count() {
      const id = run();
      return id === null ? 0 : store.runErrors.count(id);
    },
  };
}

function isUnreachable(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'immich_unreachable';
}
