import { type Accounts, LOCAL_ACCOUNT } from '../account/accounts.ts';
import { AccountError } from '../account/errors.ts';
import { sameAddress } from '../account/installation.ts';
import type { Library, LibraryDescription, LibraryRequest } from '../account/library.ts';
import type { LibraryChoice } from '../account/library-choice.ts';
import type { LibrarySwitch } from '../account/library-switch.ts';
import type { AccountSettings } from '../account/settings.ts';
import type { Visitor } from '../account/visitor.ts';
import type { Configuration, LibraryChoice as LibraryWanted } from '../contract/configuration.ts';
import { presentSettings, readSettingsChange } from '../http/present/settings.ts';
import type { HttpRooms } from '../http/rooms.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import type { LibraryChange } from './library-change.ts';
import type { TestConnection } from './test-connection.ts';

export interface ConfigurationRoomOptions {
  readonly version: string;
  readonly accounts: Accounts<ConnectedLibrary>;
  readonly test: TestConnection;
  /** What is shown, and holds, before a library is open. */
  readonly defaults: AccountSettings;
  readonly changeLibrary: LibraryChange;
  /** The address stands in the environment, or is not up to this person. */
  readonly isAddressFixed: (visitor: Visitor) => boolean;
}

/** Reads and changes what a person sets, in the contract's shapes. */
export function createConfigurationRoom(options: ConfigurationRoomOptions): HttpRooms['configuration'] {
  const { accounts, test, changeLibrary } = options;
  const seatOf = ({ account }: Visitor) => accounts.of(account ?? LOCAL_ACCOUNT);

  const read = (visitor: Visitor): Configuration => {
    const { choice, libraries } = seatOf(visitor);
    const state = libraries.state();
    const settings = state.kind === 'open' ? state.open.settings() : options.defaults;
    const library = visitor.account === null ? null : presentLibrary(choice, libraries);
    return {
      version: options.version,
      library: library && { ...library, fixed: options.isAddressFixed(visitor) },
      settings: presentSettings(settings),
    };
  };

  return {
    read,
    async change({ library, settings }, before) {
      const { visitor, opened } =
        library === undefined
          ? { visitor: before, opened: null }
          : await changeLibrary(toRequest(library), before);
      if (settings !== undefined)
        await seatOf(visitor).libraries.current().preferences.change(readSettingsChange(settings));
      return { configuration: read(visitor), opened };
    },
    async test(library, visitor, signal) {
      const { choice, libraries } = seatOf(visitor);
      if (library === null) return test(libraries.library() ?? choice.chosen()?.library ?? null, signal);
      const request = toRequest(library);
      if (isSameServer(request, libraries.library())) return test(choice.resolve(request), signal);
      // Otherwise anybody with an account could have this service knock at doors of the local network.
      if (!visitor.maySetUp)
        throw new AccountError(
          'set_up_not_allowed',
          'Only the connected server can be tested here: others are up to who set this service up.',
        );
      return test(accounts.of(LOCAL_ACCOUNT).choice.resolve(request), signal);
    },
  };
}

function presentLibrary(
  choice: LibraryChoice,
  libraries: LibrarySwitch<ConnectedLibrary>,
): Omit<NonNullable<Configuration['library']>, 'fixed'> | null {
  const state = libraries.state();
  const stored = choice.describe();
  const library = libraries.library();
  const described = library === null ? stored : describe(library, stored);
  if (described === null) return null;
  const { kind, url, path, hasApiKey, keyFixed, userName } = described;
  return {
    kind,
    url,
    path,
    has_api_key: hasApiKey,
    key_fixed: keyFixed,
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
    keyFixed: stored?.keyFixed ?? false,
    userName: stored !== null && stored.kind === library.kind ? stored.userName : null,
  };
}

function isSameServer(request: LibraryRequest, open: Library | null): boolean {
  return request.kind === 'immich' && open?.kind === 'immich' && sameAddress(request.url, open.url);
}

function toRequest(library: LibraryWanted): LibraryRequest {
  if (library.kind !== 'immich') return library;
  const { url, api_key: apiKey } = library;
  return { kind: 'immich', url, ...(apiKey === undefined ? {} : { apiKey }) };
}
