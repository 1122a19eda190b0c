import { z } from 'zod';
import { HIGH } from '../domain/category.ts';
import { analysisMode } from './analysis.ts';
import { pathPrefix } from './exports.ts';
import { actingLevel } from './plans.ts';

/** Which library is looked at. The key is written, never read back. */
export const libraryChoice = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('immich'), url: z.url(), api_key: z.string().min(1).max(200).optional() })
    .strict(),
  z.object({ kind: z.literal('sample') }).strict(),
  z.object({ kind: z.literal('folder'), path: z.string().min(1).max(4096) }).strict(),
]);
export type LibraryChoice = z.infer<typeof libraryChoice>;

/** `POST /api/config/test`: the library to try; without one, the connected one. Nothing is stored. */
export const connectionTest = z.object({ library: libraryChoice.optional() }).strict().default({});

/** `opening`: a folder is being read, or the sample drawn; `failed`: `message` says why and what to do. */
export const libraryState = z.enum(['opening', 'open', 'failed']);

export const permissionCheck = z.object({
  name: z.string(),
  granted: z.boolean(),
  /** `analyse`: nothing works without it; `better`: something is skipped; `act`: only for acting on decisions. */
  needed_for: z.enum(['analyse', 'better', 'act']),
  why: z.string(),
});

export const connectionReport = z
  .object({
    ok: z.boolean(),
    /** One sentence for a person: what was met, or what is wrong and what to do. */
    message: z.string(),
    code: z.string().nullable(),
    server_version: z.string().nullable(),
    user: z.object({ name: z.string(), email: z.string() }).nullable(),
    permissions: z.array(permissionCheck),
    trash_days: z.number().int().nullable(),
    assets: z.number().int().nullable(),
  })
  .meta({ id: 'ConnectionReport' });
export type ConnectionReport = z.infer<typeof connectionReport>;

const allowed = z.array(z.string().trim().min(1).max(4096)).max(1000);

export const settings = z
  .object({
    mode: analysisMode,
    page_size: z.number().int().min(1).max(1000),
    concurrency: z.number().int().min(1).max(32),
    /** `polite`: two requests at a time, and fewer at the first sign that Immich is busy. */
    pace: z.enum(['normal', 'polite']),
    recent_days: z.number().int().min(0).max(3650),
    /** Confidence from which something is recommended for deletion; what is below stays "look at it". */
    recommend_from: z.number().min(HIGH).max(1),
    allow_folders: allowed,
    allow_names: allowed,
    /** Immich ids of albums and people; their names come with `GET /api/allow`. */
    allow_albums: allowed,
    allow_people: allowed,
    /** How container paths become the host's in path lists and the script; the longest that matches is taken. */
    path_prefixes: z.array(pathPrefix).max(100),
    /** What the service may do to the Immich library: nothing, until a person allows it. */
    acting: actingLevel,
    /** When an analysis begins by itself: five fields as cron has them, in TZ; '' = never. */
    schedule: z.string().trim().max(100),
    /** `18:00-23:30`: a scheduled analysis does not begin then, and pauses; '' = none. */
    quiet_hours: z.string().trim().max(11),
  })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof settings>;

export const configuration = z
  .object({
    version: z.string(),
    /** Null: not set up yet. */
    library: z
      .object({
        kind: z.enum(['immich', 'sample', 'folder']),
        url: z.string().nullable(),
        path: z.string().nullable(),
        has_api_key: z.boolean(),
        /** The address is set by the environment, or is not up to this person: the screen shows it as fixed. */
        fixed: z.boolean(),
        /** The key is set by the environment. */
        key_fixed: z.boolean(),
        user_name: z.string().nullable(),
        state: libraryState,
        /** One sentence with the remedy while it failed; what is going on while it opens; else null. */
        message: z.string().nullable(),
      })
      .nullable(),
    settings,
  })
  .meta({ id: 'Configuration' });
export type Configuration = z.infer<typeof configuration>;

export const configurationChange = z
  .object({ library: libraryChoice.optional(), settings: settings.partial().optional() })
  .strict();
export type ConfigurationChange = z.infer<typeof configurationChange>;
