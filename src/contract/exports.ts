import { z } from 'zod';
import { resultsQuery } from './results.ts';
import { assetId, category, decision, planId, timestamp } from './vocabulary.ts';

/**
 * Which assets: the filters of `GET /api/results` (`decision=delete` = marked only), or exactly those of a
 * plan. No filter at all: every analysed asset.
 */
export const exportQuery = resultsQuery
  .omit({ cursor: true, limit: true, sort: true, order: true })
  .extend({ plan_id: planId.optional() });
export type ExportQuery = z.infer<typeof exportQuery>;

const flag = (otherwise: 'true' | 'false') =>
  z
    .enum(['true', 'false'])
    .default(otherwise)
    .transform((text) => text === 'true');

/** `GET /api/exports/results.csv`. `bom`: what Excel needs to read UTF-8. */
export const csvExportQuery = exportQuery.extend({ bom: flag('false') });

/**
 * `GET /api/exports/paths.txt`, `paths0`: what is marked (or has the `decision` that is asked for) and is not
 * protected. `mapped=false` writes the paths as Immich sees them.
 */
export const pathsExportQuery = exportQuery.extend({ mapped: flag('true') });

/**
 * `GET /api/exports/script.sh`: what is marked and not protected, whatever else is asked. `to`: the folder
 * that the files are moved to, unless another is named when the script is run. The script never deletes, never overwrites, and moves back with `--undo`.
 */
export const scriptExportQuery = pathsExportQuery.extend({
  to: z
    .string()
    .min(1)
    .max(4096)
    .regex(/^[^\0]*$/, 'must not contain a NUL character')
    .optional(),
});

/**
 * `GET /api/exports/originals.zip`: one part of bounded size. Give `part` (1…`parts` of the summary) or
 * `after`, the last asset of the part before, which holds while marks change. The answer's header
 * `x-next-after` carries the `after` of the next part; without it, this is the last one.
 */
export const zipExportQuery = exportQuery.extend({
  part: z.coerce.number().int().min(1).max(100_000).optional(),
  after: assetId.optional(),
});

/** `GET /api/exports/summary`: what the exports of these filters would hold. */
export const exportSummary = z
  .object({
    count: z.number().int(),
    bytes: z.number().int(),
    /** In the path lists and the script: assets of external libraries and folders. */
    with_path: z.number().int(),
    /** Uploads: Immich keeps them under a path of its own, which nobody should touch by hand. */
    without_path: z.number().int(),
    /** Their path has a line break: in `paths0`, the script, CSV and JSON, but left out of `paths.txt`. */
    only_in_paths0: z.number().int(),
    zip: z.object({
      allowed: z.boolean(),
      /** Why not, and the remedy; null where it is allowed. */
      message: z.string().nullable(),
      parts: z.number().int(),
      /** A part ends before it would hold more than this (one larger file stands alone). */
      part_bytes: z.number().int(),
      part_files: z.number().int(),
    }),
  })
  .meta({ id: 'ExportSummary' });
export type ExportSummary = z.infer<typeof exportSummary>;

/** A path that begins with `from` (as Immich sees it) is written with `to` (as the host sees it) instead. */
export const pathPrefix = z
  .object({ from: z.string().min(1).max(4096), to: z.string().max(4096) })
  .strict()
  .meta({ id: 'PathPrefix' });
export type PathPrefix = z.infer<typeof pathPrefix>;

const oneOrMore = z.union([z.string().max(4096), z.array(z.string().max(4096)).max(100)]);

/**
 * `GET /api/exports/path-mapping/preview?from=/mnt/photos&to=/volume1/photos`: tries prefixes before they
 * are saved as `path_prefixes`; both may be repeated, pairwise. Without any: the saved ones.
 */
export const pathMappingQuery = z.object({ from: oneOrMore.optional(), to: oneOrMore.optional() });

export const pathMappingPreview = z
  .object({
    prefixes: z.array(pathPrefix),
    /** Up to three real paths of this library, from different folders where there are any. */
    examples: z.array(z.object({ asset_id: assetId, path: z.string(), mapped: z.string() })),
    /** Paths that a prefix matches, of all that have one. */
    matched: z.number().int(),
    total: z.number().int(),
    /** Folders near the top of the library, most assets first: what a prefix could begin with. */
    roots: z.array(z.object({ folder: z.string(), count: z.number().int() })),
  })
  .meta({ id: 'PathMappingPreview' });
export type PathMappingPreview = z.infer<typeof pathMappingPreview>;

/** `manifest.json`, the last entry of each part of `originals.zip`. */
export const exportManifest = z
  .object({
    format: z.literal('image-cleaner-originals'),
    version: z.literal(1),
    created_at: timestamp,
    /** Complete: every original of this part is in the file, and is what Immich says it is. */
    complete: z.boolean(),
    next_after: assetId.nullable(),
    files: z.array(
      z.object({
        asset_id: assetId,
        file_name: z.string(),
        /** As the person knows it; null for uploads. */
        path: z.string().nullable(),
        /** Its name in this file; null where it is not in it. */
        entry: z.string().nullable(),
        size_bytes: z.number().int().nullable(),
        /** SHA-1 of what was written, base64 as Immich writes it. */
        sha1: z.string().nullable(),
        /** Immich's; null where Immich's is of the path and not of the content (external libraries). */
        immich_sha1: z.string().nullable(),
        /** `unverified`: Immich has no checksum of the content. */
        result: z.enum(['verified', 'unverified', 'mismatch', 'incomplete', 'unreadable']),
        message: z.string().nullable(),
        taken_at: timestamp,
        category: category.nullable(),
        confidence: z.number(),
        decision: decision.nullable(),
      }),
    ),
  })
  .meta({ id: 'ExportManifest' });
export type ExportManifest = z.infer<typeof exportManifest>;
