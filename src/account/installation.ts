import { immichAddress } from '../immich/address.ts';
import type { RememberedUser } from './library.ts';
import type { LibraryFile } from './library-file.ts';

/** What this installation looks at. */
export type Installed =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'immich';
      readonly url: string;
      /** Set by the environment: nobody can change it here. */
      readonly fixed: boolean;
      /** Who connected it, or signed in first. */
      readonly owner: RememberedUser | null;
    }
  /** A folder or the sample library: it has no accounts to sign in to. */
  | { readonly kind: 'local' };

export interface Installation {
  current(): Installed;
  /** From now on people sign in to this server; `owner` is who connected it. */
  connect(url: string, owner: RememberedUser): void;
  /** The first who signs in becomes the owner, where the environment chose the server. */
  rememberOwner(user: RememberedUser): void;
}

/** `fixedUrl`: from the environment. */
export function createInstallation(file: LibraryFile, fixedUrl: string | null): Installation {
  const current = (): Installed => {
    const saved = file.read();
    if (fixedUrl !== null) {
      const isSame = saved?.kind === 'immich' && sameAddress(saved.url, fixedUrl);
      return { kind: 'immich', url: fixedUrl, fixed: true, owner: isSame ? saved.user : null };
    }
    if (saved === null) return { kind: 'nothing' };
    if (saved.kind !== 'immich') return { kind: 'local' };
    return { kind: 'immich', url: saved.url, fixed: false, owner: saved.user };
  };
  const connect = (url: string, owner: RememberedUser): void =>
    // Keys lie with their accounts.
    file.write({ kind: 'immich', url, key: null, user: owner });
  return {
    current,
    connect,
    rememberOwner(user) {
      const installed = current();
      if (installed.kind === 'immich' && installed.owner === null) connect(installed.url, user);
    },
  };
}

/** The same server and path, however it was typed. Throws `ImmichAddressInvalid`. */
export function sameAddress(one: string, other: string): boolean {
  return immichAddress(one).api === immichAddress(other).api;
}
