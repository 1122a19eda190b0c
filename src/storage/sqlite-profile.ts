import { LibraryProfile } from '../domain/library-profile.ts';
import { type AssetRow, rowToFacts } from './asset-rows.ts';
import type { Connection } from './connection.ts';
import type { ProfileStore } from './profile.ts';

const KEY = 'library_profile';

export function createProfileStore({ sqlite }: Connection): ProfileStore {
  const read = sqlite.prepare<[string], string>('select value from settings where key = ?').pluck();
  const save = sqlite.prepare(
    'insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
  );
  const batch = sqlite.prepare<[number, number], AssetRow>(
    'select * from assets where key > ? and gone_at is null order by key limit ?',
  );
  // Parsed again only when another connection, or this one, has written another text.
  let parsed = { json: undefined as string | undefined, profile: new LibraryProfile() };

  return {
    read() {
      const json = read.get(KEY);
      if (json !== parsed.json)
        parsed = {
          json,
          profile: json === undefined ? new LibraryProfile() : LibraryProfile.from(JSON.parse(json)),
        };
      return parsed.profile;
    },
    save: (profile) => void save.run(KEY, JSON.stringify(profile)),
    recount() {
      const profile = new LibraryProfile();
      for (let after = 0; ; ) {
        const rows = batch.all(after, 1_000);
        for (const row of rows) profile.add(rowToFacts(row));
        after = rows.at(-1)?.key ?? after;
        if (rows.length < 1_000) return profile;
      }
    },
  };
}
