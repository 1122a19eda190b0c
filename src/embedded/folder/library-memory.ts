import { readFile } from 'node:fs/promises';
import type { LibraryMemory } from '../catalogue.ts';
import { writeAtomically } from './atomic-file.ts';

/** Favourites, albums, tags and archive of a folder, as one JSON file. */
export const fileMemory = (path: string): LibraryMemory => ({
  read: async () => {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as unknown;
    } catch {
      return null;
    }
  },
  write: (document) => writeAtomically(path, JSON.stringify(document)),
});
