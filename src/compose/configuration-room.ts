import type { Library, LibraryDescription, LibraryRequest } from '../account/library.ts';
import type { LibraryChoice } from '../account/library-choice.ts';
import type { LibrarySwitch } from '../account/library-switch.ts';
import { type AccountSettings, changeSettings, type SettingsChange } from '../account/settings.ts';
import type { Configuration, LibraryChoice as LibraryWanted, Settings } from '../contract/configuration.ts';
import type { HttpRooms } from '../http/rooms.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import type { TestConnection } from './test-connection.ts';

export interface ConfigurationRoomOptions {
  readonly version: string;
  readonly choice: LibraryChoice;
  readonly libraries: LibrarySwitch<ConnectedLibrary>;
  readonly test: TestConnection;
  /** What is shown, and holds, before a library is open. */
  readonly defaults: AccountSettings;
  readonly connect: (library: Library) => Promise<unknown>;
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

/** Reads and changes what a person sets, in the contract's shapes. */
export function createConfigurationRoom(options: ConfigurationRoomOptions): HttpRooms['configuration'] {
  const { choice, libraries, test, connect } = options;

  const read = (): Configuration => {
    const state = libraries.state();
    const settings = state.kind === 'open' ? state.open.settings() : options.defaults;
    return {
      version: options.version,
      library: presentLibrary(choice, libraries),
      settings: presentSettings(settings),
    };
  };

  /** Before the library that is open is closed for another one. */
  const refuseWhatCannotWork = async (library: Library): Promise<void> => {
    const { ok, message, code } = await test(library, AbortSignal.timeout(TEST_TIMEOUT_MS));
    if (!ok) throw new ConnectionRefusedError(code ?? 'connection_refused', message);
  };

  return {
    read,
    async change({ library, settings }) {
      if (library !== undefined) {
        const wanted = choice.resolve(toRequest(library));
        await refuseWhatCannotWork(wanted);
        await connect(wanted);
      }
      if (settings !== undefined) await changeAccount(libraries.current(), toChange(settings));
      return read();
    },
    async test(library, signal) {
      const wanted =
        library === null
          ? (libraries.library() ?? choice.chosen()?.library ?? null)
          : choice.resolve(toRequest(library));
      return test(wanted, signal);
    },
  };
}

/** Settings that bear on what is recommended. */
const JUDGED_BY = [
  'recentDays',
  'recommendFrom',
  'allowFolders',
  'allowNames',
  'allowAlbums',
  'allowPeople',
] as const satisfies readonly (keyof SettingsChange)[];

/** Stored at once; recommendations follow by judging again what is known, unless a run does that anyway. */
async function changeAccount({ store, runs }: ConnectedLibrary, change: SettingsChange): Promise<void> {
  changeSettings(store.settings, change);
  const isJudgedOtherwise = JUDGED_BY.some((name) => change[name] !== undefined);
  const { state } = runs.status();
  if (isJudgedOtherwise && (state === 'finished' || state === 'stopped'))
    await runs.start({ rescoreOnly: true });
}

function presentLibrary(
  choice: LibraryChoice,
  libraries: LibrarySwitch<ConnectedLibrary>,
): Configuration['library'] {
  const state = libraries.state();
  const stored = choice.describe();
  const library = libraries.library();
  const described = library === null ? stored : describe(library, stored);
  if (described === null) return null;
  const { kind, url, path, hasApiKey, fixed, userName } = described;
  return {
    kind,
    url,
    path,
    has_api_key: hasApiKey,
    fixed,
    user_name: state.kind === 'open' ? state.open.user.name : userName,
    state: state.kind === 'none' ? 'opening' : state.kind,
    message: state.kind === 'opening' ? state.message : state.kind === 'failed' ? state.error.message : null,
  };
}

/** What is open, or was tried last, before what is written down. */
function describe(library: Library, stored: LibraryDescription | null): LibraryDescription {
  return {
    kind: library.kind,
    url: library.kind === 'immich' ? library.url : null,
    path: library.kind === 'folder' ? library.path : null,
    hasApiKey: library.kind === 'immich',
    fixed: stored?.fixed ?? false,
    userName: stored !== null && stored.kind === library.kind ? stored.userName : null,
  };
}

function toRequest(library: LibraryWanted): LibraryRequest {
  if (library.kind !== 'immich') return library;
  const { url, api_key: apiKey } = library;
  return { kind: 'immich', url, ...(apiKey === undefined ? {} : { apiKey }) };
}

function presentSettings(settings: AccountSettings): Settings {
  return {
    mode: settings.mode,
    page_size: settings.pageSize,
    concurrency: settings.concurrency,
    recent_days: settings.recentDays,
    allow_folders: [...settings.allowFolders],
    allow_names: [...settings.allowNames],
    allow_albums: [...settings.allowAlbums],
    allow_people: [...settings.allowPeople],
    recommend_from: settings.recommendFrom,
    path_prefixes: settings.pathPrefixes.map((prefix) => ({ ...prefix })),
    acting: settings.acting,
  };
}

function toChange(
  settings: { readonly [Name in keyof Settings]?: Settings[Name] | undefined },
): SettingsChange {
  return {
    mode: settings.mode,
    pageSize: settings.page_size,
    concurrency: settings.concurrency,
    recentDays: settings.recent_days,
    allowFolders: settings.allow_folders,
    allowNames: settings.allow_names,
    allowAlbums: settings.allow_albums,
    allowPeople: settings.allow_people,
    recommendFrom: settings.recommend_from,
    pathPrefixes: settings.path_prefixes,
    acting: settings.acting,
  };
}
