import { z } from 'zod';
import { HIGH } from '../domain/category.ts';
import { albumSetting } from './allow.ts';
import { settings } from './configuration.ts';
import { category, timestamp } from './vocabulary.ts';

/** `GET /api/settings/preview`: what these settings would recommend, out of the scores that are stored. */
export const settingsPreviewQuery = z.object({
  /** `recommend_from`; without it, the saved one. */
  high: z.coerce.number().min(HIGH).max(1).optional(),
  recent_days: z.coerce.number().int().min(0).max(3650).optional(),
});

const tally = z.object({ count: z.number().int(), bytes: z.number().int() });

const suggestion = z.object({
  recommended: tally,
  by_category: z.partialRecord(category, tally),
  /** Screenshots that are only left alone because they are young. */
  recent: tally,
});

export const settingsPreview = z
  .object({ recommend_from: z.number(), recent_days: z.number().int(), now: suggestion, would: suggestion })
  .meta({ id: 'SettingsPreview' });
export type SettingsPreview = z.infer<typeof settingsPreview>;

/**
 * `GET /api/settings/export`: the settings of this account as a file, without any secret and without what
 * the service may do to Immich (`acting`): that is allowed on the spot, not by a file.
 */
export const settingsFile = z
  .object({
    format: z.literal('image-cleaner-settings'),
    version: z.literal(1),
    exported_at: timestamp,
    settings: settings.omit({ acting: true }).partial().strict(),
    albums: z
      .array(z.object({ album_id: z.string(), name: z.string(), counts: albumSetting }).strict())
      .default([]),
  })
  .strict()
  .meta({ id: 'SettingsFile' });
export type SettingsFile = z.infer<typeof settingsFile>;
