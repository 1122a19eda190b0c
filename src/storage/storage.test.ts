import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccountStore } from './account-store.ts';
import { StorageError } from './errors.ts';
import { migrateWithBackup } from './migrations.ts';
import { openDatabase } from './open-database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iic-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'library.db');
function openOnce(): void {
  openAccountStore({ folder, now: 0 }).close();
}
function errorOf(work: () => unknown): StorageError {
  try {
    work();
  } catch (error) {
    if (error instanceof StorageError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

test('a file is made, opened again, and needs no second migration', () => {
  const store = openAccountStore({ folder, now: 0 });
  store.settings.set('greeting', { hello: 'world' });
  store.close();
  const again = openAccountStore({ folder, now: 0 });
  expect(again.settings.get('greeting')).toEqual({ hello: 'world' });
  again.settings.set('greeting', undefined);
  expect(again.settings.get('greeting')).toBeUndefined();
  again.close();
  expect(readdirSync(folder).filter((name) => name.includes('backup'))).toEqual([]);
});

test('a database of a newer program is refused, and left as it was', () => {
  openOnce();
  const raw = new Database(file());
  raw.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run('later', 9e15);
  raw.close();
  const error = errorOf(openOnce);
  expect(error.code).toBe('newer_database');
  expect(error.message).toMatch(/newer version of this program/);
});

test('a file that is no database is refused with the remedy, and not touched', () => {
  writeFileSync(file(), 'These are my holiday notes, not a database. '.repeat(500));
  const error = errorOf(openOnce);
  expect(error.code).toBe('corrupt_database');
  expect(error.message).toMatch(/move the damaged file away.*bring back a backup/s);
  expect(statSync(file()).size).toBe(22_000);
  writeFileSync(join(folder, 'library.backup-2026-01-02.db'), '');
  writeFileSync(join(folder, 'library.backup-2025-01-02.db'), '');
  expect(errorOf(openOnce).message).toContain('(library.backup-2026-01-02.db)');
});

test('a damaged database is noticed when it is opened', () => {
  const store = openAccountStore({ folder, now: 0 });
  store.transaction(() => {
    for (let at = 0; at < 2_000; at++)
      store.audit.append({ at, actor: 'system', action: 'test', details: { text: 'x'.repeat(200) } });
  });
  store.close();
  truncateSync(file(), Math.floor(statSync(file()).size / 8192) * 4096);
  expect(errorOf(openOnce).code).toBe('corrupt_database');
});

test('a folder that cannot be made is one clear sentence', () => {
  writeFileSync(join(folder, 'occupied'), '');
  const error = errorOf(() => openAccountStore({ folder: join(folder, 'occupied', 'account'), now: 0 }));
  expect(error.code).toBe('cannot_open');
});

test('a full disk is said so, and what was saved stays', () => {
  const connection = openDatabase(file(), { prepare: true, now: 0 });
  connection.sqlite.exec("insert into settings values ('kept', '1')");
  const pages = Number(connection.sqlite.pragma('page_count', { simple: true }));
  connection.sqlite.pragma(`max_page_count = ${pages + 2}`);
  const fill = () =>
    connection.transaction(() => {
      for (let at = 0; at < 1_000; at++)
        connection.sqlite
          .prepare('insert into settings values (?, ?)')
          .run(`key ${at}`, JSON.stringify('x'.repeat(1_000)));
    });
  expect(errorOf(fill)).toMatchObject({ code: 'disk_full', message: expect.stringContaining('make room') });
  expect(connection.sqlite.prepare('select count(*) from settings').pluck().get()).toBe(1);
  expect(connection.sqlite.pragma('quick_check', { simple: true })).toBe('ok');
  connection.sqlite.close();
});

/** A second migration beside the first, as a later version of the program would bring. */
function laterMigrations(): string {
  const later = join(folder, 'drizzle');
  const shipped = new URL('../../drizzle/', import.meta.url);
  const journal = JSON.parse(readFileSync(new URL('meta/_journal.json', shipped), 'utf8')) as {
    entries: { idx: number; when: number; tag: string; breakpoints: boolean }[];
  };
  const last = journal.entries.at(-1);
  mkdirSync(join(later, 'meta'), { recursive: true });
  for (const { tag } of journal.entries)
    copyFileSync(new URL(`${tag}.sql`, shipped), join(later, `${tag}.sql`));
  journal.entries.push({
    ...(last ?? { idx: 0, breakpoints: true }),
    idx: 99,
    when: (last?.when ?? 0) + 1,
    tag: '0099_later',
  });
  writeFileSync(join(later, '0099_later.sql'), 'create table later (key integer primary key);');
  writeFileSync(join(later, 'meta', '_journal.json'), JSON.stringify(journal));
  return later;
}

test('an upgrade copies the file first, keeps three copies, and keeps what was in it', () => {
  const store = openAccountStore({ folder, now: 0 });
  store.audit.append({ at: 1, actor: 'ada', action: 'marked', details: { count: 3 } });
  store.close();
  for (let at = 0; at < 4; at++) writeFileSync(join(folder, `library.backup-2020-01-0${at + 1}.db`), '');
  const connection = openDatabase(file(), { prepare: false, now: 0 });
  migrateWithBackup(connection, { existed: true, now: Date.UTC(2026, 0, 2), folder: laterMigrations() });
  expect(connection.sqlite.prepare('select count(*) from later').pluck().get()).toBe(0);
  expect(connection.sqlite.prepare('select count(*) from audit_log').pluck().get()).toBe(1);
  connection.sqlite.close();

  const backups = readdirSync(folder).filter((name) => name.startsWith('library.backup-'));
  expect(backups).toHaveLength(3);
  const backup = new Database(join(folder, backups.sort().at(-1) ?? ''), { readonly: true });
  expect(backup.prepare('select details from audit_log').pluck().get()).toBe('{"count":3}');
  expect(backup.prepare("select count(*) from sqlite_master where name = 'later'").pluck().get()).toBe(0);
  backup.close();
});

test('the copy of an upgrade is kept though the clock was set back behind three others', () => {
  openOnce();
  for (let at = 0; at < 4; at++) writeFileSync(join(folder, `library.backup-2020-01-0${at + 1}.db`), '');
  const connection = openDatabase(file(), { prepare: false, now: 0 });
  migrateWithBackup(connection, { existed: true, now: Date.UTC(2001, 0, 1), folder: laterMigrations() });
  connection.sqlite.close();
  const backups = readdirSync(folder).filter((name) => name.startsWith('library.backup-'));
  expect(backups.sort()).toEqual([
    'library.backup-2001-01-01T00-00-00-000Z.db',
    'library.backup-2020-01-03.db',
    'library.backup-2020-01-04.db',
  ]);
});

test('a migration that fails leaves the database as it was', () => {
  openOnce();
  const later = laterMigrations();
  writeFileSync(
    join(later, '0099_later.sql'),
    'create table later (key integer primary key);\n--> statement-breakpoint\ncreate nonsense;',
  );
  const connection = openDatabase(file(), { prepare: false, now: 0 });
  expect(() => migrateWithBackup(connection, { existed: true, now: 0, folder: later })).toThrow();
  expect(
    connection.sqlite.prepare("select count(*) from sqlite_master where name = 'later'").pluck().get(),
  ).toBe(0);
  connection.sqlite.close();
  openOnce();
});

test('a further connection makes no file in the place of one that is gone', () => {
  const gone = join(folder, 'gone', 'library.db');
  const error = errorOf(() => openAccountStore({ folder: dirname(gone), prepare: false, now: 0 }));
  expect(error.code).toBe('data_gone');
  expect(existsSync(dirname(gone))).toBe(false);
});

test('an open database notices that its file was moved away, replaced, or brought back', () => {
  const store = openAccountStore({ folder, now: 0 });
  const aside = `${folder}-aside`;
  const seen = () => store.isStillThere();
  expect(seen()).toBe(true);
  renameSync(folder, aside);
  expect(seen()).toBe(false);
  openOnce();
  expect(seen()).toBe(false);
  rmSync(folder, { recursive: true });
  renameSync(aside, folder);
  store.settings.set('written', true);
  expect(seen()).toBe(true);
  store.close();
});
