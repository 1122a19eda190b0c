import type { Connection } from './connection.ts';
import type { MembershipsWriter } from './memberships.ts';

export function createMemberships(connection: Connection): MembershipsWriter {
  const { sqlite } = connection;
  const putAlbum = sqlite
    .prepare<[string, string, number], number>(
      `insert into albums (id, name, counts) values (?, ?, ?)
         on conflict (id) do update set name = excluded.name, counts = excluded.counts returning key`,
    )
    .pluck();
  const albumCounts = sqlite.prepare<[string], number>('select counts from albums where id = ?').pluck();
  const putTag = sqlite
    .prepare<[string, string], number>(
      'insert into tags (id, value) values (?, ?) on conflict (id) do update set value = excluded.value returning key',
    )
    .pluck();
  const setStacked = sqlite.prepare('update assets set is_stacked = ? where key = ? and is_stacked <> ?');
  const stacked = sqlite.prepare<[], number>('select key from assets where is_stacked = 1').pluck();
  const albumMembers = memberTable(connection, 'album_assets', 'album_key', 'albums');
  const tagMembers = memberTable(connection, 'tag_assets', 'tag_key', 'tags');

  return {
    putAlbum: ({ id, name, counts }) => putAlbum.get(id, name, counts ? 1 : 0) ?? 0,
    albumCounts(id) {
      const counts = albumCounts.get(id);
      return counts === undefined ? null : counts === 1;
    },
    putTag: ({ id, value }) => putTag.get(id, value) ?? 0,
    keepOnlyAlbums: albumMembers.keepOnly,
    keepOnlyTags: tagMembers.keepOnly,
    setAlbumMembers: albumMembers.set,
    setTagMembers: tagMembers.set,
    setStacked(keys, isStacked) {
      const flag = isStacked ? 1 : 0;
      return connection.transaction(() => keys.filter((key) => setStacked.run(flag, key, flag).changes > 0));
    },
    stackedKeys: () => stacked.all(),
  };
}

interface MemberTable {
  set(group: number, assetKeys: Iterable<number>): number[];
  keepOnly(groups: readonly number[]): number[];
}

function memberTable(
  connection: Connection,
  table: 'album_assets' | 'tag_assets',
  column: 'album_key' | 'tag_key',
  groupTable: 'albums' | 'tags',
): MemberTable {
  const { sqlite } = connection;
  const members = sqlite
    .prepare<[number], number>(`select asset_key from ${table} where ${column} = ?`)
    .pluck();
  const add = sqlite.prepare(`insert or ignore into ${table} (asset_key, ${column}) values (?, ?)`);
  const remove = sqlite.prepare(`delete from ${table} where asset_key = ? and ${column} = ?`);
  const groups = sqlite.prepare<[], number>(`select key from ${groupTable}`).pluck();
  const removeGroup = sqlite.prepare(`delete from ${groupTable} where key = ?`);

  function set(group: number, assetKeys: Iterable<number>): number[] {
    return connection.transaction(() => {
      const left = new Set(members.all(group));
      const changed: number[] = [];
      for (const key of assetKeys) {
        if (left.delete(key)) continue;
        if (add.run(key, group).changes > 0) changed.push(key);
      }
      for (const key of left) {
        remove.run(key, group);
        changed.push(key);
      }
      return changed;
    });
  }

  return {
    set,
    keepOnly(keys) {
      const wanted = new Set(keys);
      const changed: number[] = [];
      connection.transaction(() => {
        for (const group of groups.all()) {
          if (wanted.has(group)) continue;
          for (const key of set(group, [])) changed.push(key);
          removeGroup.run(group);
        }
      });
      return changed;
    },
  };
}
