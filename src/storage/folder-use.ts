import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StorageError } from './errors.ts';
import { asStorageError } from './translate-error.ts';

/** An empty database, of which only the locks matter: the system gives them back however a process ends. */
const FILE = 'in-use.db';

/**
 * `serve`: by the one service that analyses and acts on what is in there; `shared`: by a command beside it, of which
 * there may be any number; `alone`: it is replaced as a whole.
 */
export type FolderUse = 'serve' | 'shared' | 'alone';

/** SQLite's own three: reserved goes together with any number of shared ones, exclusive with nothing. */
const TAKE_LOCK: Readonly<Record<FolderUse, string>> = {
  serve: 'begin immediate',
  shared: 'begin',
  alone: 'begin exclusive',
};

/**
 * Says that the data folder is worked with, in this container or another, until the returned function is called.
 * Throws `StorageError` `folder_in_use` where two would meet that must not.
 */
export function useFolder(dataDir: string, how: FolderUse): () => void {
  const path = join(dataDir, FILE);
  try {
    mkdirSync(dataDir, { recursive: true });
    const held = lock(path, how);
    return () => held.close();
  } catch (error) {
    if (isBusy(error)) throw new StorageError('folder_in_use', whyNot(dataDir, path, how), { cause: error });
    throw asStorageError(error, path) ?? error;
  }
}

function lock(path: string, how: FolderUse): Database.Database {
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma('journal_mode = DELETE');
    database.exec(TAKE_LOCK[how]);
    // The first look takes the lock.
    if (how === 'shared') look(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function look(database: Database.Database): void {
  database.prepare('select count(*) from sqlite_master').get();
}

function whyNot(dataDir: string, path: string, how: FolderUse): string {
  if (how === 'alone')
    return `The service works with ${dataDir}: stop it first (docker compose stop immich-image-cleaner), then try again.`;
  if (how === 'shared' || isBeingReplaced(path))
    return `A backup is being restored into ${dataDir}: wait until that has ended, then start again.`;
  return `Another service works with ${dataDir} already: open that one, stop it first, or give this one a folder of its own (--data-dir).`;
}

function isBeingReplaced(path: string): boolean {
  try {
    lock(path, 'shared').close();
    return false;
  } catch (error) {
    return isBusy(error);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
