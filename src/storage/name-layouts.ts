import type { Connection } from './connection.ts';

/** Lists of names, each stored once: rows say by a number which names their values belong to. */
export interface NameLayouts {
  /** The number of these names in this order. */
  keyOf(names: readonly string[]): number;
  /** Empty where there is no such number. */
  namesOf(key: number): readonly string[];
}

export function createNameLayouts({ sqlite }: Connection): NameLayouts {
  const keyByNames = new Map<string, number>();
  const namesByKey = new Map<number, readonly string[]>();
  const findKey = sqlite.prepare<[string], number>('select key from figure_layouts where names = ?').pluck();
  const addKey = sqlite.prepare('insert into figure_layouts (names) values (?)');
  const findNames = sqlite
    .prepare<[number], string>('select names from figure_layouts where key = ?')
    .pluck();

  return {
    keyOf(names) {
      const joined = names.join(',');
      const cached = keyByNames.get(joined);
      if (cached !== undefined) return cached;
      const key = findKey.get(joined) ?? Number(addKey.run(joined).lastInsertRowid);
      // Not remembered inside a transaction that may yet be rolled back.
      if (!sqlite.inTransaction) keyByNames.set(joined, key);
      return key;
    },
    namesOf(key) {
      const cached = namesByKey.get(key);
      if (cached !== undefined) return cached;
      const names = (findNames.get(key) ?? '').split(',').filter((name) => name !== '');
      namesByKey.set(key, names);
      return names;
    },
  };
}
