import { immichAddress } from '../immich/address.ts';
import type { Library, LibraryDescription, LibraryRequest, RememberedUser } from './library.ts';
import type { LibraryFile, SavedLibrary } from './library-file.ts';
import { addressFixedByEnvironment, keyFixedByEnvironment, keyRequired } from './refusals.ts';
import { openSealedKey, type RandomBytes, sealKey } from './sealed-key.ts';

export interface LibraryChoiceOptions {
  readonly file: LibraryFile;
  /** Asked only when a key is sealed or opened. */
  readonly secret: () => string;
  readonly random: RandomBytes;
  /** From the environment; null = not set there. */
  readonly fixed: { readonly url: string | null; readonly apiKey: string | null };
}

/** Which library is meant, and where its key is. Knows files and seals, and opens nothing. */
export interface LibraryChoice {
  describe(): LibraryDescription | null;
  /** The library to open at start. Throws `AccountError` where its key is missing or cannot be read. */
  chosen(): { readonly library: Library; readonly user: RememberedUser | null } | null;
  /** Completes a request with the stored key. Throws `AccountError`: fixed by the environment, or no key for this address. */
  resolve(request: LibraryRequest): Library;
  /** After it was opened: what a restart opens again. */
  remember(library: Library, user: RememberedUser | null): void;
}

export function createLibraryChoice(options: LibraryChoiceOptions): LibraryChoice {
  const { file, fixed } = options;

  /** The key belongs to an address: the stored one is never sent to another. */
  const keyFor = (url: string): string | null => {
    if (fixed.apiKey !== null && (fixed.url === null || sameAddress(fixed.url, url))) return fixed.apiKey;
    const saved = file.read();
    if (saved?.kind !== 'immich' || saved.key === null || !sameAddress(saved.url, url)) return null;
    return openSealedKey(saved.key, immichAddress(url).api, options.secret());
  };

  const immich = (url: string, apiKey: string | null): Library => {
    if (apiKey === null) throw keyRequired(immichAddress(url).web);
    return { kind: 'immich', url, apiKey };
  };

  return {
    describe() {
      const saved = file.read();
      if (fixed.url !== null)
        return describeImmich(fixed.url, fixed.apiKey !== null, true, savedFor(saved, fixed.url));
      if (saved === null) return null;
      if (saved.kind === 'immich') return describeImmich(saved.url, fixed.apiKey !== null, false, saved);
      return {
        kind: saved.kind,
        url: null,
        path: saved.kind === 'folder' ? saved.path : null,
        hasApiKey: false,
        fixed: false,
        keyFixed: false,
        userName: saved.user?.name ?? null,
      };
    },

    chosen() {
      const saved = file.read();
      if (fixed.url !== null) {
        const user = savedFor(saved, fixed.url)?.user ?? null;
        return { library: immich(fixed.url, keyFor(fixed.url)), user };
      }
      if (saved === null) return null;
      if (saved.kind === 'immich') return { library: immich(saved.url, keyFor(saved.url)), user: saved.user };
      return saved.kind === 'folder'
        ? { library: { kind: 'folder', path: saved.path }, user: saved.user }
        : { library: { kind: 'sample' }, user: saved.user };
    },

    resolve(request) {
      if (fixed.url !== null && (request.kind !== 'immich' || !sameAddress(fixed.url, request.url)))
        throw addressFixedByEnvironment(fixed.url);
      if (request.kind !== 'immich') return request;
      if (request.apiKey !== undefined && fixed.apiKey !== null && request.apiKey !== fixed.apiKey)
        throw keyFixedByEnvironment();
      return immich(request.url, request.apiKey ?? keyFor(request.url));
    },

    remember(library, user) {
      if (library.kind !== 'immich') {
        file.write({ ...library, user });
        return;
      }
      const { url, apiKey } = library;
      // A key from the environment stays there.
      const key =
        apiKey === fixed.apiKey
          ? null
          : sealKey(apiKey, immichAddress(url).api, options.secret(), options.random);
      file.write({ kind: 'immich', url, key, user });
    },
  };
}

type SavedImmich = Extract<SavedLibrary, { kind: 'immich' }>;

function savedFor(saved: SavedLibrary | null, url: string): SavedImmich | null {
  return saved?.kind === 'immich' && sameAddress(saved.url, url) ? saved : null;
}

function describeImmich(
  url: string,
  keyInEnvironment: boolean,
  isFixed: boolean,
  saved: SavedImmich | null,
): LibraryDescription {
  return {
    kind: 'immich',
    url,
    path: null,
    hasApiKey: keyInEnvironment || (saved !== null && saved.key !== null),
    fixed: isFixed,
    keyFixed: keyInEnvironment,
    userName: saved?.user?.name ?? null,
  };
}

function sameAddress(one: string, other: string): boolean {
  return immichAddress(one).api === immichAddress(other).api;
}
