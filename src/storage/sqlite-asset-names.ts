import type { AssetNames } from './asset-names.ts';
import type { Connection } from './connection.ts';
import { idFromBytes } from './identifiers.ts';

interface NameRow {
  readonly key: number;
  readonly id: Buffer;
  readonly file_name: string;
  readonly path: string | null;
  readonly people: string | null;
}

type StoredPeople = readonly (readonly [string, string])[];

export function createAssetNames({ sqlite }: Connection): AssetNames {
  const after = sqlite.prepare<[number, number], NameRow>(
    `select a.key, a.id, a.file_name, a.path, nullif(a.people, '[]') as people
       from assets a join scores s on s.key = a.key where a.key > ? order by a.key limit ?`,
  );
  const withPerson = sqlite
    .prepare<[string], string>(
      `select people from assets where people is not null and instr(people, ?) > 0 limit 1`,
    )
    .pluck();

  return {
    after: (from, limit) =>
      after.all(from, limit).map((row) => ({
        key: row.key,
        id: idFromBytes(row.id),
        fileName: row.file_name,
        path: row.path,
        people: row.people === null ? [] : (JSON.parse(row.people) as StoredPeople).map(([id]) => id),
      })),
    people(ids) {
      const names = new Map<string, string>();
      for (const id of ids) {
        const stored = withPerson.get(JSON.stringify(id));
        if (stored === undefined) continue;
        const name = (JSON.parse(stored) as StoredPeople).find(([other]) => other === id)?.[1] ?? '';
        if (name !== '') names.set(id, name);
      }
      return names;
    },
  };
}
