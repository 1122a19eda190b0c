import { z } from 'zod';
import {
  assetId,
  band,
  category,
  confidence,
  decision,
  holdBack,
  protection,
  relationKind,
  timestamp,
} from './vocabulary.ts';

/** `high_confidence` is a view over all categories: 0.70 and above, what is held back included; see `recommended`. */
export const resultView = z.enum([...category.options, 'high_confidence']);
export type ResultView = z.infer<typeof resultView>;

export const resultSort = z.enum(['confidence', 'size', 'date', 'worth_deciding', 'name']);

const queryFlag = z.enum(['true', 'false']).transform((text) => text === 'true');

const filterFields = {
  category: resultView.optional(),
  /** What exactly it is within its category: `phone`, `icon`, `blurred` … */
  sub_kind: z.string().max(50).optional(),
  /** The app a screenshot or a received image came from, as `source_app` says it; empty = none is known. */
  source_app: z.string().max(200).optional(),
  min_confidence: z.coerce.number().min(0).max(1).optional(),
  max_confidence: z.coerce.number().min(0).max(1).optional(),
  decision: z.enum(['delete', 'keep', 'none']).optional(),
  /** Inclusive. "Older than 30 days" is `taken_before` thirty days ago. */
  taken_after: timestamp.optional(),
  taken_before: timestamp.optional(),
  /** A folder as the person knows it, with everything below it. Uploads lie in none. */
  folder: z.string().max(4096).optional(),
  /** The same without what lies below it. */
  in_folder: z.string().max(4096).optional(),
  /** Make or model, whole, any case. */
  camera: z.string().max(200).optional(),
  /** Bytes, inclusive. */
  min_size: z.coerce.number().int().min(0).optional(),
  max_size: z.coerce.number().int().min(0).optional(),
  /** Pixels, exactly. */
  width: z.coerce.number().int().min(1).optional(),
  height: z.coerce.number().int().min(1).optional(),
  /** Only copies of this asset. */
  better_copy: assetId.optional(),
  q: z.string().max(200).optional(),
};

/**
 * Where an empty value says something (no app is known). Any other parameter of an address counts as not given
 * when it is empty, as in `?category=&min_confidence=&limit=50`.
 */
export const MEANT_WHEN_EMPTY: ReadonlySet<string> = new Set(['source_app']);

/** Filters of `GET /api/results`; none = every analysed asset. */
export const resultsQuery = z.object({
  ...filterFields,
  protected: queryFlag.optional(),
  /** What bulk commands may take: high confidence, and neither protected, kept nor held back. */
  recommended: queryFlag.optional(),
  /** Of high confidence, and not recommended all the same: a person should look at each. */
  held_back: queryFlag.optional(),
  sort: resultSort.default('confidence'),
  /** Without it: from the greatest down, and names from A to Z. */
  order: z.enum(['asc', 'desc']).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** The same filters in a JSON body. Strict: a misspelled filter would mean every asset. */
export const resultsFilter = z
  .object({
    ...filterFields,
    protected: z.union([z.boolean(), queryFlag]).optional(),
    recommended: z.union([z.boolean(), queryFlag]).optional(),
    held_back: z.union([z.boolean(), queryFlag]).optional(),
  })
  .strict();
export type ResultsFilter = z.infer<typeof resultsFilter>;
export type ResultsQuery = z.infer<typeof resultsQuery>;

export const betterCopy = z
  .object({
    asset_id: assetId,
    file_name: z.string(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    size_bytes: z.number().int().nullable(),
    /** Null where the other is not among the analysed any more. Only single results say it. */
    taken_at: timestamp.nullable().optional(),
    /** As the person knows it; null for uploads and where it is not among the analysed. Only single results say it. */
    path: z.string().nullable().optional(),
    relation: relationKind,
    immich_url: z.string().nullable(),
    thumbnail_url: z.string(),
  })
  .meta({ id: 'BetterCopy' });

export const resultItem = z
  .object({
    asset_id: assetId,
    file_name: z.string(),
    /** As the person knows it; null for uploads. */
    path: z.string().nullable(),
    type: z.enum(['image', 'video']),
    /** Null where no category reaches 0.40. */
    category: category.nullable(),
    sub_kind: z.string().nullable(),
    confidence,
    band,
    recommended: z.boolean(),
    protected_by: protection.nullable(),
    held_back: holdBack.nullable(),
    decision: decision.nullable(),
    /** The same content was decided on before under another id: "you removed this before". */
    decided_before: decision.nullable(),
    size_bytes: z.number().int().nullable(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    taken_at: timestamp,
    /** Sentences, strongest first. */
    reasons: z.array(z.string()),
    against: z.array(z.string()),
    better_copy: betterCopy.nullable(),
    /** Opens the asset in Immich's own web app; null where there is none (a folder). */
    immich_url: z.string().nullable(),
    thumbnail_url: z.string(),
  })
  .meta({ id: 'ResultItem' });
export type ResultItem = z.infer<typeof resultItem>;

export const resultsPage = z
  .object({
    items: z.array(resultItem),
    next_cursor: z.string().nullable(),
    total: z.number().int(),
    /** Matching, but never suggested: nothing is hidden silently. */
    left_out: z.object({ protected: z.number().int(), kept: z.number().int() }),
  })
  .meta({ id: 'ResultsPage' });
export type ResultsPage = z.infer<typeof resultsPage>;

export const contribution = z
  .object({
    signal: z.string(),
    group: z.string(),
    category,
    direction: z.enum(['for', 'against']),
    /** |log-odds|. */
    strength: z.number().min(0),
    value: z.string(),
    source: z.string(),
    text: z.string(),
  })
  .meta({ id: 'Contribution' });

export const resultDetail = resultItem
  .extend({
    categories: z.record(category, confidence),
    source_app: z.string().nullable(),
    /** Log-odds before any evidence, of the strongest category. */
    prior: z.number(),
    contributions: z.array(contribution),
    relations: z.array(betterCopy.extend({ distance: z.number().nullable() })),
    /** Share of the height (0–1) where damage begins; null = none seen. */
    damaged_from: z.number().nullable(),
    /** Where it looks damaged, as shares of width and height (0–1). */
    damaged: z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
    facts: z.object({
      make: z.string().nullable(),
      model: z.string().nullable(),
      lens: z.string().nullable(),
      f_number: z.number().nullable(),
      /** Millimetres. */
      focal_length: z.number().nullable(),
      iso: z.number().nullable(),
      /** Seconds, as the camera writes them: "1/125". */
      exposure_time: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      modified_at: timestamp,
      mime_type: z.string().nullable(),
      description: z.string(),
      rating: z.number().nullable(),
      people: z.array(z.string()),
      albums: z.array(z.string()),
      tags: z.array(z.string()),
    }),
    /** Sentences: what else would have had to be seen for another verdict. */
    would_change: z.array(z.string()),
  })
  .meta({ id: 'ResultDetail' });
export type ResultDetail = z.infer<typeof resultDetail>;

/**
 * `GET /api/assets/:asset_id/thumbnail`; `c` is the thumbhash and lets the browser keep the picture for good. Where there
 * is nothing to see, the answer is a problem, or with `missing=empty` 204: pages ask, and that is no error of theirs.
 */
export const pictureQuery = z.object({
  size: z.enum(['thumbnail', 'preview']).default('thumbnail'),
  c: z.string().max(100).optional(),
  missing: z.enum(['problem', 'empty']).default('problem'),
});
