import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sealedKey } from './sealed-key.ts';

const user = z.object({ id: z.guid(), name: z.string(), email: z.string() });

const savedLibrary = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('immich'), url: z.string(), key: sealedKey.nullable(), user: user.nullable() }),
  z.object({ kind: z.literal('sample'), user: user.nullable() }),
  z.object({ kind: z.literal('folder'), path: z.string(), user: user.nullable() }),
]);
export type SavedLibrary = z.infer<typeof savedLibrary>;

/** Which library was connected last: one small file in the data folder, readable by its owner only. */
export interface LibraryFile {
  /** Null: none yet, or a file that cannot be understood (the person connects once more; nothing else is in it). */
  read(): SavedLibrary | null;
  write(library: SavedLibrary): void;
}

export function libraryFile(dataDir: string): LibraryFile {
  const path = join(dataDir, 'library.json');
  return {
    read() {
      if (!existsSync(path)) return null;
      return savedLibrary
        .nullable()
        .catch(null)
        .parse(parse(readFileSync(path, 'utf8')));
    },
    write(library) {
      // Beside it and renamed: a full disk or a cut in power leaves the old file whole.
      writeFileSync(`${path}.new`, `${JSON.stringify(library, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
