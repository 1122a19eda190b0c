import type { Statement } from 'better-sqlite3';
import type { ReadConnection } from './connection.ts';
import { createDataVersion } from './data-version.ts';

/**
 * Search for part of a file name or path. The index is filled after the catalogue (it costs as much as the
 * catalogue itself); until then names beyond it are looked at one by one.
 */
export interface NameSearch {
  /**
   * A condition on `scores s`; null for a search that asks for nothing. Fewer than three signs are looked for in
   * file names only: the paths of a million assets take too long to read.
   */
  condition(q: string | undefined): { readonly sql: string; readonly values: readonly unknown[] } | null;
  /** Takes up to `limit` further names into the index. Returns how many there were. */
  extend(limit: number): number;
  /** Takes one asset's name anew, where the index holds an older one. */
  renew(key: number, fileName: string, path: string | null): void;
}

const SETTING = 'names_indexed_to';
/** The index knows three letters in a row, no fewer. */
const SHORTEST = 3;

export function createNameSearch({ sqlite }: ReadConnection): NameSearch {
  sqlite.function(
    'name_contains',
    { deterministic: true },
    (fileName: unknown, path: unknown, folded: unknown) =>
      searchText(String(fileName), path === null ? null : String(path)).includes(String(folded)) ? 1 : 0,
  );
  const indexedTo = sqlite
    .prepare<[], number>(`select cast(value as integer) from settings where key = '${SETTING}'`)
    .pluck();
  const setIndexedTo = sqlite.prepare(
    `insert into settings (key, value) values ('${SETTING}', ?) on conflict (key) do update set value = excluded.value`,
  );
  const further = sqlite.prepare<[number, number], { key: number; file_name: string; path: string | null }>(
    'select key, file_name, path from assets where key > ? order by key limit ?',
  );
  const add = sqlite.prepare('insert into names (rowid, text) values (?, ?)');
  const replace = sqlite.prepare('insert or replace into names (rowid, text) values (?, ?)');

  const version = createDataVersion({ sqlite });
  const matching = new Map<number, Statement<unknown[], number>>();
  /** Up to `MANY` keys whose names hold one of the patterns. */
  function keysOf(patterns: readonly string[]): number[] {
    const sql = `select n.key from scores n indexed by scores_all_name where ${NAME_LIKE('n', patterns)} limit ${MANY}`;
    const statement = matching.get(patterns.length) ?? sqlite.prepare<unknown[], number>(sql).pluck();
    matching.set(patterns.length, statement);
    return statement.all(...patterns);
  }

  /** A page, its total and what was left out ask the same within milliseconds. */
  let last: { readonly folded: string; readonly version: string; readonly keys: readonly number[] } | null =
    null;

  /** One pass over an index of names; where so much matches that a list fills up at once, none is needed. */
  function short(folded: string) {
    const patterns = patternsOf(folded);
    const at = version();
    if (last?.folded !== folded || last.version !== at)
      last = { folded, version: at, keys: keysOf(patterns) };
    return last.keys.length < MANY
      ? { sql: 's.key in (select value from json_each(?))', values: [JSON.stringify(last.keys)] }
      : { sql: `(${NAME_LIKE('s', patterns)})`, values: patterns };
  }

  return {
    condition(q) {
      const folded = fold(q?.trim() ?? '');
      if (folded === '') return null;
      const looked = `exists (select 1 from assets t where t.key = s.key and name_contains(t.file_name, t.path, ?))`;
      if ([...folded].length < SHORTEST) return short(folded);
      const known = indexedTo.get() ?? 0;
      return {
        sql: `(s.key in (select rowid from names where names match ?) or (s.key > ${known} and ${looked}))`,
        values: [`"${folded.replaceAll('"', '""')}"`, folded],
      };
    },
    extend(limit) {
      const rows = further.all(indexedTo.get() ?? 0, limit);
      for (const { key, file_name, path } of rows) add.run(key, searchText(file_name, path));
      const last = rows.at(-1);
      if (last !== undefined) setIndexedTo.run(String(last.key));
      return rows.length;
    },
    renew(key, fileName, path) {
      if (key <= (indexedTo.get() ?? 0)) replace.run(key, searchText(fileName, path));
    },
  };
}

/** `like` ignores the case of ASCII letters alone, so that the other case of others is asked for as well. */
function patternsOf(folded: string): readonly string[] {
  const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, which begins with them
  return /^[\x00-\x7f]*$/.test(folded) ? [pattern(folded)] : [pattern(folded), pattern(folded.toUpperCase())];
}

const NAME_LIKE = (table: string, patterns: readonly string[]) =>
  patterns.map(() => `${table}.name like ? escape '\\'`).join(' or ');
/** From here on looking at row after row finds a page sooner than collecting all that match. */
const MANY = 20_000;

/** A path ends in the name already, mostly; where it does not, both are searched. */
function searchText(fileName: string, path: string | null): string {
  if (path === null) return fold(fileName);
  return fold(path.endsWith(fileName) ? path : `${path}\n${fileName}`);
}

/** macOS writes an umlaut as two signs, people type one. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
