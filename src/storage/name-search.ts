import type { Connection } from './connection.ts';

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

export function createNameSearch({ sqlite }: Connection): NameSearch {
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

  const someOf = sqlite
    .prepare<[string, string, number], number>(`select count(*) from (${SHORT_MATCHES} limit ?)`)
    .pluck();

  /** One pass over an index of names; where so much matches that a list fills up at once, none is needed. */
  function short(folded: string) {
    const patterns = [`%${escaped(folded)}%`, `%${escaped(folded.toUpperCase())}%`] as const;
    const isRare = (someOf.get(...patterns, MANY) ?? 0) < MANY;
    return { sql: isRare ? `s.key in (${SHORT_MATCHES})` : `(${NAME_LIKE('s')})`, values: patterns };
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

/** `like` ignores the case of ASCII letters alone, so that the other case is asked for as well. */
const NAME_LIKE = (table: string) => `${table}.name like ? escape '\\' or ${table}.name like ? escape '\\'`;
const SHORT_MATCHES = `select n.key from scores n indexed by scores_all_name where ${NAME_LIKE('n')}`;
/** From here on looking at row after row finds a page sooner than collecting all that match. */
const MANY = 20_000;

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** A path ends in the name already, mostly; where it does not, both are searched. */
function searchText(fileName: string, path: string | null): string {
  if (path === null) return fold(fileName);
  return fold(path.endsWith(fileName) ? path : `${path}\n${fileName}`);
}

/** macOS writes an umlaut as two signs, people type one. */
function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
