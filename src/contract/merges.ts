import { z } from 'zod';
import { selection } from './decisions.ts';
import { leftAloneReason, planItemResult, planNotice, planState } from './plans.ts';
import { assetId, timestamp } from './vocabulary.ts';

/** What a lesser copy knows and its better copy shall know. */
export const mergeMove = z
  .object({
    what: z.enum(['album', 'tag', 'favourite', 'description', 'rating', 'place']),
    /** For a person: the album's name, the tag, the text, "5", "48.1, 11.6"; empty for a favourite. */
    value: z.string(),
  })
  .meta({ id: 'MergeMove' });

/**
 * `POST /api/merges`: pairs (a group is several pairs with one `better_id`), lesser copies by id (their
 * better copy is the one that the results show), or all lesser copies of a filter.
 */
export const newMerge = z
  .object({
    selection: z.union([
      z
        .object({
          pairs: z
            .array(z.object({ asset_id: assetId, better_id: assetId }).strict())
            .min(1)
            .max(10_000),
        })
        .strict(),
      ...selection.options,
    ]),
  })
  .strict();

/** `POST /api/merges/:id/apply`. */
export const applyMerge = z
  .object({
    confirm_count: z.number().int().min(1),
    /** Mark each lesser copy for deletion once all that it knew is verified on its better copy. */
    mark: z.boolean().default(true),
  })
  .strict();

/** A merge lives as a plan does; undoing it is `restoring`. While `reading`, what would move is being read. */
export const mergeState = z.enum(['reading', ...planState.options]);

export const merge = z
  .object({
    merge_id: z.string(),
    state: mergeState,
    created_at: timestamp,
    created_by: z.string(),
    finished_at: timestamp.nullable(),
    restored_at: timestamp.nullable(),
    /** Pairs to merge, which the confirmation names. */
    count: z.number().int(),
    counts: z.object({
      pending: z.number().int(),
      sent: z.number().int(),
      applied: z.number().int(),
      already: z.number().int(),
      left_alone: z.number().int(),
      failed: z.number().int(),
      restored: z.number().int(),
      not_restored: z.number().int(),
    }),
    done: z.number().int(),
    total: z.number().int(),
    can_undo: z.boolean(),
    message: z.string().nullable(),
  })
  .meta({ id: 'Merge' });
export type Merge = z.infer<typeof merge>;

export const mergeReview = merge
  .extend({ allowed: z.boolean(), notices: z.array(planNotice) })
  .meta({ id: 'MergeReview' });
export type MergeReview = z.infer<typeof mergeReview>;

export const merges = z.object({ items: z.array(merge) }).meta({ id: 'Merges' });
export type Merges = z.infer<typeof merges>;

export const mergeItem = z
  .object({
    asset_id: assetId,
    file_name: z.string(),
    thumbnail_url: z.string(),
    better: z.object({ asset_id: assetId, file_name: z.string(), thumbnail_url: z.string() }),
    /** What the better copy gets. Empty: it knows everything already. */
    moves: z.array(mergeMove),
    /** What the better copy has of its own, so that the lesser copy's is not moved. */
    differs: z.array(mergeMove),
    result: planItemResult,
    reason: leftAloneReason.nullable(),
    message: z.string().nullable(),
    at: timestamp.nullable(),
  })
  .meta({ id: 'MergeItem' });
export type MergeItem = z.infer<typeof mergeItem>;

/** Query: `planItemsQuery`. */
export const mergeItems = z
  .object({ items: z.array(mergeItem), next_cursor: z.number().int().nullable(), total: z.number().int() })
  .meta({ id: 'MergeItems' });
export type MergeItems = z.infer<typeof mergeItems>;
