import { z } from 'zod';
import { assetId } from './vocabulary.ts';

/**
 * What is never recommended. `folder`: as the person knows it, with everything below it. `name`: a pattern
 * of the whole file name, `*` any characters, `?` one, any case. `album`, `person`: their Immich id.
 */
export const allowKind = z.enum(['folder', 'name', 'album', 'person']);
export type AllowKind = z.infer<typeof allowKind>;

/** POST `/api/allow` → `allowList` (listing it twice changes nothing); DELETE takes the same as a query. */
export const allow = z.object({ kind: allowKind, value: z.string().trim().min(1).max(4096) }).strict();
export type Allow = z.infer<typeof allow>;

export const allowEntry = z.object({
  kind: allowKind,
  value: z.string(),
  /** The album's or the person's name where it is known, else the value. */
  label: z.string(),
  /** Analysed assets that it matches now. */
  assets: z.number().int(),
});

export const allowList = z.object({ items: z.array(allowEntry) }).meta({ id: 'AllowList' });
export type AllowList = z.infer<typeof allowList>;

/** `GET /api/allow/options?asset_id=`: what of this asset could be listed, for the menu of the image view. */
export const allowOptionsQuery = z.object({ asset_id: assetId });
export const allowOptions = z
  .object({ items: z.array(allowEntry.extend({ listed: z.boolean() })) })
  .meta({ id: 'AllowOptions' });
export type AllowOptions = z.infer<typeof allowOptions>;

/** Whether being in this album protects an asset. `auto`: see `reason`. */
export const albumSetting = z.enum(['auto', 'always', 'never']);

/**
 * Why an album counts or does not. `set`: the person said so. `ours`: our own review album, which never
 * counts, whatever is set. `made_by_itself`: phones and imports make albums of this name.
 * `mostly_flagged`: more than half of its members look like junk. `chosen`: none of these, so it counts.
 */
export const albumReason = z.enum(['set', 'ours', 'made_by_itself', 'mostly_flagged', 'chosen']);

export const album = z
  .object({
    album_id: z.string(),
    name: z.string(),
    /** Analysed assets in it, and how many of them reach a medium confidence. */
    assets: z.number().int(),
    flagged: z.number().int(),
    setting: albumSetting,
    counts: z.boolean(),
    reason: albumReason,
    /** The reason as a whole sentence in English. */
    message: z.string(),
  })
  .meta({ id: 'Album' });
export type Album = z.infer<typeof album>;

/** `GET /api/albums`, by name. */
export const albums = z.object({ items: z.array(album) }).meta({ id: 'Albums' });
export type Albums = z.infer<typeof albums>;

/** `PUT /api/albums/:album_id` → `album`. */
export const albumChange = z.object({ counts: albumSetting }).strict();
