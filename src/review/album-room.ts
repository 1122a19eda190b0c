import {
  ALBUM_SETTINGS,
  type AlbumReason,
  type AlbumSetting,
  albumSettings,
} from '../domain/album-standing.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { StoredAlbum } from '../storage/albums.ts';
import { albumJudge, settleAlbums } from '../storage/settle-albums.ts';

export interface ReviewedAlbum extends StoredAlbum {
  readonly setting: AlbumSetting;
  readonly reason: AlbumReason;
  /** The reason as a sentence. */
  readonly message: string;
}

/** Which albums protect what is in them. */
export interface AlbumRoom {
  /** By name. */
  list(): readonly ReviewedAlbum[];
  /** Throws {@link AlbumNotFoundError}. Whom it concerns is judged again. */
  set(id: string, setting: AlbumSetting): Promise<ReviewedAlbum>;
}

export interface AlbumRoomOptions {
  readonly store: AccountStore;
  /** Judges again what was marked stale. */
  readonly rejudge: () => Promise<void>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly actor: string;
}

export class AlbumNotFoundError extends Error {
  override readonly name = 'AlbumNotFoundError';
  readonly code = 'album_not_found';

  constructor(id: string) {
    super(`No album with the id ${id} was met in the last analysis: analyse again, then choose.`);
  }
}

export function createAlbumRoom({ store, rejudge, clock, actor }: AlbumRoomOptions): AlbumRoom {
  const settings = () => albumSettings(store.settings.get(ALBUM_SETTINGS));
  const describe = (album: StoredAlbum): ReviewedAlbum => {
    const { counts, reason } = albumJudge(store)(album);
    return {
      ...album,
      counts,
      setting: settings().get(album.id) ?? 'auto',
      reason,
      message: MESSAGES[reason](counts),
    };
  };

  return {
    list: () => store.albums.list().map(describe),
    async set(id, setting) {
      const album = store.albums.one(id);
      if (album === null) throw new AlbumNotFoundError(id);
      const before = describe(album);
      const { [id]: _, ...others } = Object.fromEntries(settings());
      store.transaction(() => {
        store.settings.set(ALBUM_SETTINGS, setting === 'auto' ? others : { ...others, [id]: setting });
        settleAlbums(store);
        store.audit.append({
          at: clock(),
          actor,
          action: 'album_changed',
          details: {
            album: id,
            name: album.name,
            before: { setting: before.setting, counts: before.counts },
            after: { setting, counts: store.albums.one(id)?.counts ?? null },
          },
        });
      });
      await rejudge();
      return describe(store.albums.one(id) ?? album);
    },
  };
}

const MESSAGES: Readonly<Record<AlbumReason, (counts: boolean) => string>> = {
  set: (counts) => (counts ? 'You set that it protects what is in it.' : 'You set that it protects nothing.'),
  ours: () => 'It is our own album of what we found, so it protects nothing.',
  made_by_itself: () =>
    'Phones and imports make an album of this name by themselves, so it protects nothing unless you say so.',
  mostly_flagged: () =>
    'More than half of what is in it looks like something to clear away, so it protects nothing unless you say so.',
  chosen: () => 'Somebody chose what is in it, so it is protected.',
};
