import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection } from './connection.ts';
import { StorageError } from './errors.ts';

/** Enough to go back two upgrades without filling the disk. */
const BACKUPS_KEPT = 3;

/**
 * Brings the file to this program's version, after a copy of it beside it (`library.backup-<time>.db`).
 * Throws `StorageError` `newer_database` where a later version of the program has written to it.
 */
export function migrateWithBackup(
  connection: Connection,
  options: { readonly existed: boolean; readonly now: number; readonly folder?: string },
): void {
  const folder = options.folder ?? migrationsFolder();
  const known = migrationTimes(folder);
  const applied = lastApplied(connection);
  const newest = known.at(-1) ?? 0;
  if (applied !== null && applied > newest)
    throw new StorageError(
      'newer_database',
      `${connection.file} was written by a newer version of this program. Install that version again, ` +
        `or restore the backup from before the upgrade (library.backup-….db beside it).`,
    );
  if (applied === newest) return;
  if (options.existed && applied !== null) backUp(connection, options.now);
  migrate(connection, folder);
}

/**
 * Drizzle is loaded here and nowhere else: that takes longer than everything else of a start together, and
 * megabytes in each thread, while nearly every start finds the file up to date.
 */
function migrate({ sqlite }: Connection, migrationsFolder: string): void {
  const require = createRequire(import.meta.url);
  const { drizzle } = require('drizzle-orm/better-sqlite3') as typeof import('drizzle-orm/better-sqlite3');
  const migrator =
    require('drizzle-orm/better-sqlite3/migrator') as typeof import('drizzle-orm/better-sqlite3/migrator');
  migrator.migrate(drizzle(sqlite), { migrationsFolder });
}

/** `src/` and `dist/src/` have different depths, so the folder is looked for upwards. */
function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'drizzle', 'meta', '_journal.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('The folder "drizzle" with the migrations is missing from this installation.');
    folder = parent;
  }
  return join(folder, 'drizzle');
}

function migrationTimes(folder: string): number[] {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'),
  );
  return journal.entries.map((entry) => entry.when);
}

function lastApplied({ sqlite }: Connection): number | null {
  const table = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (table === undefined) return null;
  const last = sqlite.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
  return last === null ? null : Number(last);
}

function backUp({ sqlite, file }: Connection, now: number): void {
  const folder = dirname(file);
  const stem = basename(file, '.db');
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const target = join(folder, `${stem}.backup-${stamp}.db`);
  if (existsSync(target)) rmSync(target);
  // Unlike a copy of the file, this one is whole: it holds what still stands in the journal, too.
  sqlite.prepare('vacuum into ?').run(target);
  const older = readdirSync(folder)
    // Not even under a clock that was set back is the one just made taken for the oldest.
    .filter((name) => name.startsWith(`${stem}.backup-`) && name !== basename(target))
    .sort()
    .slice(0, 1 - BACKUPS_KEPT);
  for (const name of older) rmSync(join(folder, name));
}
