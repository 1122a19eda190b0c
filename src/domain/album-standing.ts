/** What a person says of an album; `auto`: let its name and its members speak. */
export type AlbumSetting = 'auto' | 'always' | 'never';

export type AlbumReason = 'set' | 'ours' | 'made_by_itself' | 'mostly_flagged' | 'chosen';

/** Whether being in an album protects, and why. */
export interface AlbumStanding {
  readonly counts: boolean;
  readonly reason: AlbumReason;
}

/** Where the settings of single albums are kept: a record from album id to `always` or `never`. */
export const ALBUM_SETTINGS = 'album_settings';

/** Albums that phones and imports make by themselves: being in one says nothing of what a person values. */
const MADE_BY_ITSELF =
  /^(screenshots?|bildschirmfotos?|captures? d.écran|capturas? de pantalla|screen ?recordings?|whatsapp( images| video)?|telegram|download(s|ed)?|recents?|camera( roll)?|kamera|dcim|instagram|facebook|messenger|viber|signal|snapchat|pinterest|twitter|reddit|imports?)$/i;

/** Of a handful one cannot say what they mostly are, and a small album is likely one that somebody made by hand. */
const FEW = 10;

/**
 * Whether being in this album protects. `flagged`: members that reach a medium confidence in any category,
 * protected or not, so that protecting them does not change the answer.
 */
export function albumStanding(album: {
  readonly name: string;
  readonly isOurs: boolean;
  readonly setting: AlbumSetting;
  readonly assets: number;
  readonly flagged: number;
}): AlbumStanding {
  if (album.isOurs) return { counts: false, reason: 'ours' };
  if (album.setting !== 'auto') return { counts: album.setting === 'always', reason: 'set' };
  if (MADE_BY_ITSELF.test(album.name.trim())) return { counts: false, reason: 'made_by_itself' };
  if (album.assets >= FEW && album.flagged * 2 > album.assets)
    return { counts: false, reason: 'mostly_flagged' };
  return { counts: true, reason: 'chosen' };
}

/** Reads the stored settings, whatever stands there. */
export function albumSettings(stored: unknown): ReadonlyMap<string, AlbumSetting> {
  if (typeof stored !== 'object' || stored === null) return new Map();
  return new Map(
    Object.entries(stored).filter(
      (entry): entry is [string, AlbumSetting] => entry[1] === 'always' || entry[1] === 'never',
    ),
  );
}
