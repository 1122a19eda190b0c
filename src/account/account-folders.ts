import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type LibraryFile, libraryFile } from './library-file.ts';

/** The folders of all accounts in one data folder: `accounts/<user id>`. */
export interface AccountFolders {
  /** Ids of the accounts that have one. */
  ids(): readonly string[];
  /** Which server the account's key is for, and the sealed key. */
  file(id: string): LibraryFile;
  /** Puts the key that was stored without a sign-in (AUTH=none) where its account finds it. */
  takeOver(shared: LibraryFile): void;
  /** Takes every stored key away; everything else stays. */
  forgetKeys(): void;
}

const userId = z.guid();

export function accountFolders(dataDir: string): AccountFolders {
  const ids = (): readonly string[] => {
    const folder = join(dataDir, 'accounts');
    return existsSync(folder) ? readdirSync(folder).filter((name) => userId.safeParse(name).success) : [];
  };
  const file = (id: string): LibraryFile => libraryFile(accountFolder(dataDir, id));
  return {
    ids,
    file,
    takeOver(shared) {
      const saved = shared.read();
      if (saved?.kind !== 'immich' || saved.key === null || saved.user === null) return;
      file(saved.user.id).write(saved);
      shared.write({ ...saved, key: null });
    },
    forgetKeys() {
      for (const id of ids()) {
        const saved = file(id).read();
        if (saved?.kind === 'immich' && saved.key !== null) file(id).write({ ...saved, key: null });
      }
    },
  };
}

/** Each Immich account has a folder of its own, and sees nothing of another's. Throws for an id that is no UUID. */
export function accountFolder(dataDir: string, id: string): string {
  // The id comes from the server: what is no UUID could be a path to somewhere else.
  return join(dataDir, 'accounts', userId.parse(id).toLowerCase());
}
