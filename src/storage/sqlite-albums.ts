import type { Albums, StoredAlbum } from './albums.ts';
import type { Connection } from './connection.ts';

type AlbumRow = Omit<StoredAlbum, 'counts'> & { readonly counts: number };

const COLUMNS = `al.id, al.name, al.counts, count(s.key) as assets,
    coalesce(sum(s.category is not null), 0) as flagged
  from albums al left join album_assets m on m.album_key = al.key left join scores s on s.key = m.asset_key`;

export function createAlbums(connection: Connection): Albums {
  const { sqlite } = connection;
  const all = sqlite.prepare<[], AlbumRow>(
    `select ${COLUMNS} group by al.key order by al.name collate nocase, al.key`,
  );
  const one = sqlite.prepare<[string], AlbumRow>(`select ${COLUMNS} where al.id = ? group by al.key`);
  const set = sqlite.prepare('update albums set counts = ? where id = ? and counts <> ?');
  const members = sqlite
    .prepare<[string], number>(
      'select m.asset_key from albums al join album_assets m on m.album_key = al.key where al.id = ?',
    )
    .pluck();

  return {
    list: () => all.all().map(toAlbum),
    one(id) {
      const row = one.get(id);
      return row === undefined ? null : toAlbum(row);
    },
    setCounts(id, counts) {
      const flag = counts ? 1 : 0;
      return connection.transaction(() => (set.run(flag, id, flag).changes === 0 ? [] : members.all(id)));
    },
  };
}

function toAlbum(row: AlbumRow): StoredAlbum {
  return { ...row, counts: row.counts === 1 };
}
