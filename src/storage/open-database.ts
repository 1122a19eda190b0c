import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { DataGoneError, StorageError } from './errors.ts';
import { migrateWithBackup } from './migrations.ts';
import { asStorageError } from './translate-error.ts';

export interface OpenOptions {
  /** The first connection of a process checks and migrates; a worker's second one relies on it. */
  readonly prepare: boolean;
  /** Epoch milliseconds, for the name of a backup. */
  readonly now: number;
}

/** Above this a check at each start would keep people waiting; it then runs only after an unclean end. */
const ALWAYS_CHECKED_BYTES = 200 * 1024 * 1024;

/** Opens (or makes) a database file. Throws `StorageError` with a remedy for everything a person can run into. */
export function openDatabase(file: string, options: OpenOptions): Connection {
  const existed = existsSync(file) && statSync(file).size > 0;
  let sqlite: Database.Database | null = null;
  try {
    // A further connection makes nothing: an empty file in the place of one that is gone would pass for it.
    if (options.prepare) mkdirSync(dirname(file), { recursive: true });
    else if (!existed) throw new DataGoneError(dirname(file));
    sqlite = new Database(file, { timeout: 10_000, fileMustExist: !options.prepare });
    setPragmas(sqlite);
    const connection = connect(file, sqlite);
    if (options.prepare) {
      if (existed) check(sqlite, file);
      migrateWithBackup(connection, { existed, now: options.now });
    }
    return connection;
  } catch (error) {
    sqlite?.close();
    throw asStorageError(error, file) ?? error;
  }
}

function setPragmas(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL');
  // NORMAL in WAL mode loses at most the last transactions at a power cut, never the file.
  sqlite.pragma('synchronous = NORMAL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 10000');
  // Fewer, larger checkpoints: a catalogue writes all over its indexes, and each one syncs the disk.
  sqlite.pragma('wal_autocheckpoint = 8000');
  sqlite.pragma('cache_size = -12000');
  sqlite.pragma('temp_store = MEMORY');
  // A long import must not leave a journal of gigabytes behind.
  sqlite.pragma('journal_size_limit = 67108864');
}

function check(sqlite: Database.Database, file: string): void {
  if (statSync(file).size > ALWAYS_CHECKED_BYTES && !existsSync(`${file}-wal`)) return;
  const verdict = sqlite.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok')
    throw new StorageError('corrupt_database', `quick_check says: ${String(verdict)}`, {
      cause: new Error(String(verdict)),
    });
}

/** Device and file; the same for all files where the file system numbers none; null where none can be reached. */
function identityOf(file: string): string | null {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return ino === 0n ? 'a file' : `${dev} ${ino}`;
  } catch {
    // Not there, or its share has gone away.
    return null;
  }
}

function connect(file: string, sqlite: Database.Database): Connection {
  const opened = identityOf(file);
  return {
    file,
    sqlite,
    isStillThere: () => identityOf(file) === opened,
    transaction<T>(work: () => T): T {
      if (sqlite.inTransaction) return work();
      try {
        return sqlite.transaction(work).immediate();
      } catch (error) {
        throw asStorageError(error, file) ?? error;
      }
    },
  };
}
