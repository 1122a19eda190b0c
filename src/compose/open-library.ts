import type { Logger } from 'pino';
import { accountFolder } from '../account/account-folders.ts';
import { AccountError } from '../account/errors.ts';
import type { RememberedUser } from '../account/library.ts';
import { createPreferences } from '../account/preferences.ts';
import { createRunControl, type LibraryConnection, type RunControl } from '../analysis/run-control.ts';
import type { RunTurns } from '../analysis/run-turns.ts';
import { judge } from '../domain/judge.ts';
import type { RunErrorReader } from '../http/rooms.ts';
import { createImmichActions, type ImmichActions } from '../immich/actions.ts';
import { immichAddress } from '../immich/address.ts';
import { sleep } from '../immich/client.ts';
import { createImmichLibrary } from '../immich/create-immich-library.ts';
import type { ImmichLibrary } from '../immich/immich-library.ts';
import { type Acting, createActing } from '../review/acting.ts';
import { createAlbumRoom } from '../review/album-room.ts';
import { createAllowList } from '../review/allow-list.ts';
import { createExports } from '../review/exports/exports.ts';
import { createHistoryRoom } from '../review/history.ts';
import { createReview } from '../review/review.ts';
import { previewSettings } from '../review/settings-preview.ts';
import { type AccountStore, openAccountStore } from '../storage/account-store.ts';
import { readInThread } from '../storage/reading/read-in-thread.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import { type LibrarySource, openSource, type SourceOptions } from './library-source.ts';
import { createRejudge } from './rejudge.ts';
import { judgementSettings, runSettings, startingSettings } from './settings.ts';

export interface OpenLibraryOptions extends SourceOptions {
  /** Whose library it was when it was last open: then it opens without the server too. */
  readonly remembered: RememberedUser | null;
  /** The user whose library it must be; null: whoever's it is. */
  readonly account: string | null;
  /** Whose analysis begins when, where there are several accounts. */
  readonly turns?: RunTurns;
  readonly random: () => number;
  readonly logger: Logger;
}

/** Opens a library with its database and its analysis; what was opened is closed again where a later step fails. */
export async function openLibrary(options: OpenLibraryOptions): Promise<ConnectedLibrary> {
  const source = await openSource(options);
  let pictures: ImmichLibrary | null = null;
  let actions: ImmichActions | null = null;
  try {
    pictures = createImmichLibrary({
      ...connectionOf(source),
      now: options.clock,
      random: options.random,
    });
    actions = createImmichActions({
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
    return connect(options, { source, pictures, actions, user, webUrl, store });
  } catch (error) {
    await actions?.close();
    await pictures?.close();
    await source.close();
    throw error;
  }
}

interface Parts {
  readonly source: LibrarySource;
  readonly pictures: ImmichLibrary;
  readonly actions: ImmichActions;
  readonly user: RememberedUser;
  readonly webUrl: string | null;
  readonly store: AccountStore;
}

function connect(options: OpenLibraryOptions, parts: Parts): ConnectedLibrary {
  const { config, library, clock } = options;
  const { source, pictures, actions, user, webUrl, store } = parts;
  const defaults = startingSettings(config, library.kind);
  const settings = () => preferences.read();
  const runs = createRunControl({
    store,
    ...(options.turns === undefined ? {} : { turns: options.turns }),
    connection: () => connectionOf(source),
    settings: () => runSettings(settings()),
    clock,
  });
  const reader = readInThread(store.file);
  const common = { store, reader, clock, actor: user.email };
  const rejudge = createRejudge(runs, (error) =>
    options.logger.error({ err: error }, 'Could not judge again'),
  );
  const preferences = createPreferences({ ...common, defaults, rejudge });
  const judging = () => judgementSettings(settings());
  const review = createReview({ ...common, judge, settings: judging });
  const acting = createActing({
    store,
    library: pictures,
    actions,
    judge,
    settings: () => judgementSettings(settings()),
    acting: () => settings().acting,
    isFolder: library.kind !== 'immich',
    clock,
    actor: user.email,
    sleep,
  });
  return {
    user,
    store,
    settings,
    runs,
    pictures,
    webUrl,
    runErrors: newestErrors(store),
    history: createHistoryRoom(store, reader),
    review,
    exports: createExports({
      ...common,
      library: pictures,
      explain: review.explain,
      webUrl,
      prefixes: () => settings().pathPrefixes,
    }),
    audit: store.audit,
    preferences,
    previewSettings: (bar) => previewSettings({ ...common, judge, settings: judging }, bar),
    allowList: createAllowList({
      store,
      read: () => judging().allowList,
      write: ({ folders, names, albumIds, personIds }) =>
        preferences.change({
          allowFolders: folders,
          allowNames: names,
          allowAlbums: albumIds,
          allowPeople: personIds,
        }),
    }),
    albums: createAlbumRoom({ ...common, rejudge }),
    now: () => new Date(clock()).toISOString(),
    plans: acting.plans,
    merges: acting.merges,
    onPlan: acting.subscribe,
    pickUpPlans: acting.pickUp,
    isBusy: () => isGoing(runs, acting),
    // The reverse of the order in which they need one another.
    async close() {
      await acting.close();
      await actions.close();
      await runs.close();
      await pictures.close();
      await source.close();
      // The last to close tidies the file up, and a reader cannot.
      await reader.close();
      store.close();
    },
  };
}

/** Plain data: it reaches the thread of the run. */
function connectionOf({ url, apiKey, pathsAreMeaningful, pathRoot }: LibrarySource): LibraryConnection {
  return { url, apiKey, pathsAreMeaningful, ...(pathRoot === undefined ? {} : { pathRoot }) };
}

/** How long somebody waits for their own results because Immich does not answer. */
const PATIENCE_MS = 2_000;

/** Asks the server; where it does not answer, whose library it was when it was last open. */
async function whoseLibrary(
  library: ImmichLibrary,
  { remembered, account, signal, logger }: OpenLibraryOptions,
): Promise<RememberedUser> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const asking = remembered === null ? signal : AbortSignal.any([signal, patience]);
    const { id, name, email } = await library.me(asking);
    if (account !== null && id !== account)
      throw new AccountError(
        'other_account',
        'The stored API key belongs to another Immich account now: sign in again.',
      );
    return { id, name, email };
  } catch (error) {
    const isAway = isUnreachable(error) || (patience.aborted && error === patience.reason);
    if (remembered === null || !isAway) throw error;
    logger.warn(`Immich does not answer. The results of the last analysis can be looked at meanwhile.`);
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
    const { externalDomain: said } = await library.server(
      AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    );
    // It becomes a link on the page: nothing but a web address may.
    return /^https?:$/.test(URL.parse(said ?? '')?.protocol ?? '') ? said : null;
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

/** An answer at once: whether the analysis or a plan has anything left to do. */
function isGoing(runs: RunControl, acting: Acting): Promise<boolean> {
  const soon = new Promise<boolean>((resolve) => {
    setImmediate(resolve, true);
  });
  return Promise.race([Promise.all([runs.idle(), acting.idle()]).then(() => false), soon]);
}

function isUnreachable(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'immich_unreachable';
}
