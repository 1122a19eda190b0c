import Database from 'better-sqlite3';
import { StorageError } from './errors.ts';
import { asStorageError } from './translate-error.ts';

/**
 * Copies a database while others write to it: the copy is whole, and of one moment. `target` must not be there
 * yet. Throws `StorageError`.
 */
export async function copyDatabase(source: string, target: string): Promise<void> {
  try {
    // Not read-only: such a connection leaves its journal lying about.
    const from = new Database(source, { fileMustExist: true, timeout: 10_000 });
    try {
      await from.backup(target);
    } finally {
      from.close();
    }
    // A copy of its own, without a journal beside it.
    const to = new Database(target);
    to.pragma('journal_mode = DELETE');
    to.close();
  } catch (error) {
    throw asStorageError(error, source) ?? error;
  }
}

/** Throws `StorageError` (`corrupt_database`) for a file that is no sound database. */
export function checkDatabaseFile(file: string): void {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const verdict = database.pragma('quick_check(1)', { simple: true });
      if (verdict !== 'ok') throw new StorageError('corrupt_database', String(verdict));
    } finally {
      database.close();
    }
  } catch (error) {
    throw asStorageError(error, file) ?? error;
  }
}
