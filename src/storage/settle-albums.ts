import {
  ALBUM_SETTINGS,
  type AlbumStanding,
  albumSettings,
  albumStanding,
} from '../domain/album-standing.ts';
import { isOwnAlbum, OWN_ALBUMS, ownAlbums } from '../domain/own-marks.ts';
import type { AccountStore } from './account-store.ts';
import type { StoredAlbum } from './albums.ts';

type Store = Pick<AccountStore, 'albums' | 'settings' | 'scores' | 'transaction'>;

/** Says of each album whether being in it protects, by the settings as they are now. */
export function albumJudge({ settings }: Pick<Store, 'settings'>) {
  const chosen = albumSettings(settings.get(ALBUM_SETTINGS));
  const ours = ownAlbums(settings.get(OWN_ALBUMS));
  return (album: Omit<StoredAlbum, 'counts'>): AlbumStanding =>
    albumStanding({
      ...album,
      isOurs: isOwnAlbum(album, ours),
      setting: chosen.get(album.id) ?? 'auto',
    });
}

/** Brings what is stored of albums in line with settings and findings; whom that concerns is judged again later. */
export function settleAlbums(store: Store): void {
  const standing = albumJudge(store);
  for (const album of store.albums.list()) {
    const { counts } = standing(album);
    if (counts === album.counts) continue;
    store.transaction(() => store.scores.markStale(store.albums.setCounts(album.id, counts)));
  }
}
