import { join } from 'node:path';
import { z } from 'zod';
import { type PrivateFile, privateFile } from './private-file.ts';
import { sealedKey } from './sealed-key.ts';

const user = z.object({ id: z.guid(), name: z.string(), email: z.string() });

const savedLibrary = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('immich'), url: z.string(), key: sealedKey.nullable(), user: user.nullable() }),
  z.object({ kind: z.literal('sample'), user: user.nullable() }),
  z.object({ kind: z.literal('folder'), path: z.string(), user: user.nullable() }),
]);
export type SavedLibrary = z.infer<typeof savedLibrary>;

/**
 * Which library was connected last. One lies in the data folder: what this installation looks at, and who
 * connected it. One lies in the folder of each account that signed in: with that account's sealed key.
 */
export type LibraryFile = PrivateFile<SavedLibrary>;

export function libraryFile(folder: string): LibraryFile {
  return privateFile(join(folder, 'library.json'), savedLibrary);
}
