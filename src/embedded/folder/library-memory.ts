import { readFile, rename } from 'node:fs/promises';
import type { LibraryMemory } from '../catalogue.ts';
import { writeAtomically } from './atomic-file.ts';

/** Favourites, albums, tags and archive of a folder, as one JSON file. */
export const fileMemory = (path: string): LibraryMemory => {
  const setAside = () => rename(path, `${path}.damaged`).catch(() => undefined);
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch(() => null);
      if (text === null) return null;
      try {
        return JSON.parse(text) as unknown;
      } catch {
        await setAside();
        return null;
      }
    },
    write: (document) => writeAtomically(path, JSON.stringify(document)),
    setAside,
  };
};
