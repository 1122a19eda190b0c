import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StorageError } from './errors.ts';
import { asStorageError } from './translate-error.ts';

/** An empty database, of which only the locks matter: the system gives them back however a process ends. */
const FILE = 'in-use.db';

/**
 * Says that the data folder is worked with (`shared`, by any number of processes) or replaced as a whole
 * (`alone`), in this container or another, until the returned function is called.
 * Throws `StorageError` `folder_in_use` where the two would meet.
 */
export function useFolder(dataDir: string, how: 'shared' | 'alone'): () => void {
  const path = join(dataDir, FILE);
  let lock: Database.Database | null = null;
  try {
    mkdirSync(dataDir, { recursive: true });
    lock = new Database(path, { timeout: 0 });
    lock.pragma('journal_mode = DELETE');
    if (how === 'alone') lock.exec('begin exclusive');
    else {
      lock.exec('begin');
      // The first look takes the lock.
      lock.prepare('select count(*) from sqlite_master').get();
    }
    const held = lock;
    return () => held.close();
  } catch (error) {
    lock?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new StorageError('folder_in_use', how === 'alone' ? beingUsed(dataDir) : beingReplaced(dataDir), {
        cause: error,
      });
    throw asStorageError(error, path) ?? error;
  }
}

const beingUsed = (dataDir: string): string =>
  `The service works with ${dataDir}: stop it first (docker compose stop immich-image-cleaner), then try again.`;

const beingReplaced = (dataDir: string): string =>
  `A backup is being restored into ${dataDir}: wait until that has ended, then start again.`;
