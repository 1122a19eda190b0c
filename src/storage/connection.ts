import type { Database as Sqlite } from 'better-sqlite3';

/** One open connection. Drizzle makes and runs the migrations; statements are prepared here. */
export interface Connection {
  readonly file: string;
  readonly sqlite: Sqlite;
  /** Whether the file at this path is still the one that was opened: what is written is lost otherwise. */
  isStillThere(): boolean;
  /** All of `work` is written, or nothing; nested calls join the outer transaction. */
  transaction<T>(work: () => T): T;
}

/** As much of it as looking needs. */
export type ReadConnection = Pick<Connection, 'sqlite'>;
