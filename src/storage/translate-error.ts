import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StorageError } from './errors.ts';

/** SQLite's and the system's codes in words that name the file and the remedy. Null: not about the file. */
export function asStorageError(error: unknown, file: string): StorageError | null {
  if (error instanceof StorageError) return error.code === 'corrupt_database' ? corrupt(error, file) : error;
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return corrupt(error, file);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'SQLITE_IOERR_WRITE')
    return new StorageError(
      'disk_full',
      `The disk that holds ${file} is full. What was saved so far is safe: make room, then start again.`,
      { cause: error },
    );
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS')
    return new StorageError(
      'read_only',
      `${file} cannot be written. Give the user that runs this program write access to the folder and start again.`,
      { cause: error },
    );
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'EACCES' || code === 'ENOTDIR')
    return new StorageError(
      'cannot_open',
      `${file} cannot be opened. Check that the data folder exists and that the user that runs this program may read and write it.`,
      { cause: error },
    );
  return null;
}

function corrupt(error: unknown, file: string): StorageError {
  const backup = newestBackup(file);
  const bringBack =
    backup === null
      ? 'bring back a backup of yours (immich-image-cleaner restore)'
      : `put the newest backup beside it (${backup}) in its place, under its name`;
  return new StorageError(
    'corrupt_database',
    `${file} is damaged and was left as it is. Your photos are not touched by this. Stop the service, and move the ` +
      `damaged file away (with its -wal and -shm, if there are any). Then ${bringBack}, or start with an empty one: ` +
      'the next analysis fills it, decisions begin anew.',
    { cause: error },
  );
}

/** The name of the copy that was made before the last upgrade; null where there is none. */
function newestBackup(file: string): string | null {
  const stem = `${basename(file, '.db')}.backup-`;
  try {
    return (
      readdirSync(dirname(file))
        .filter((name) => name.startsWith(stem))
        .sort()
        .at(-1) ?? null
    );
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return '';
}
