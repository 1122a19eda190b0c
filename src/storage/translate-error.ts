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
  return new StorageError(
    'corrupt_database',
    `${file} is damaged and was left as it is. Your photos are not touched by this. Put the newest ` +
      `backup beside it (library.backup-….db) in its place, or move the damaged file away to begin with an empty one.`,
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return '';
}
