import type { Database as Sqlite } from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/** One open connection: Drizzle where clarity counts, prepared statements where a million rows do. */
export interface Connection {
  readonly file: string;
  readonly sqlite: Sqlite;
  readonly orm: BetterSQLite3Database;
  /** All of `work` is written, or nothing; nested calls join the outer transaction. */
  transaction<T>(work: () => T): T;
}
