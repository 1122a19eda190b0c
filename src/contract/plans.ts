import { z } from 'zod';
import { selection } from './decisions.ts';
import { assetId, category, confidence, timestamp } from './vocabulary.ts';

/** What the service may do to the Immich library. `organise`: album, tag, archive, merge. Off until a person allows it. */
export const actingLevel = z.enum(['off', 'organise', 'trash']);
export type ActingLevel = z.infer<typeof actingLevel>;

/** `export`: nothing is done to Immich; the plan is a list to export. */
export const planOutcome = z.enum(['trash', 'archive', 'album', 'tag', 'export']);
export type PlanOutcome = z.infer<typeof planOutcome>;

/**
 * `planned`: to be looked at, nothing is done yet. `applying`, `stopped` (some are done; apply goes on),
 * `applied` (each asset has its result), `restoring`, `restore_stopped` (restore goes on), `restored`.
 */
export const planState = z.enum([
  'planned',
  'applying',
  'stopped',
  'applied',
  'restoring',
  'restore_stopped',
  'restored',
]);
export type PlanState = z.infer<typeof planState>;

/**
 * `pending`: nothing was sent. `sent`: sent, and not yet known what came of it. `applied`: done and verified.
 * `already`: it was so before, and will never be undone by us. `left_alone`: see `reason`.
 * `failed`: Immich refused this one. `restored`: brought back and verified. `not_restored`: see `message`.
 */
export const planItemResult = z.enum([
  'pending',
  'sent',
  'applied',
  'already',
  'left_alone',
  'failed',
  'restored',
  'not_restored',
]);
export type PlanItemResult = z.infer<typeof planItemResult>;

/** Why an asset is left alone. */
export const leftAloneReason = z.enum([
  'gone',
  'not_decided',
  'other_asset',
  'changed',
  'protected',
  'protections_unknown',
  'external_library',
  'not_ours_to_undo',
  /** Its better copy is not there any more, or lost what was merged into it. */
  'better_copy_changed',
  /** Its other copies went before it, or go in this plan, and it is the best of them: one always stays. */
  'last_copy',
]);

/** `POST /api/plans`. Without a selection: everything that is marked for deletion. */
export const newPlan = z
  .object({
    outcome: planOutcome,
    /** `trash` and `archive` take only what is marked for deletion out of it. */
    selection: selection.optional(),
    /** Of the album to add to; it is made if there is none of ours. */
    album_name: z.string().trim().min(1).max(100).default('To review (image cleaner)'),
  })
  .strict();

/** `POST /api/plans/:id/apply`. Another number than the plan's `count` is refused: 409 `count_changed`. */
export const applyPlan = z.object({ confirm_count: z.number().int().min(1) }).strict();

/** `blocks`: the plan cannot be applied while it holds. `warns`: read this first. `tells`: good to know. */
export const planNotice = z
  .object({
    code: z.enum([
      'acting_off',
      'trash_off',
      'trash_without_days',
      'permission_missing',
      'immich_unreachable',
      'protected',
      'not_decided',
      'only_surviving_copy',
      'external_library',
      'restorable_until',
      'space_won_later',
      'phone_sync',
      'folder_trash',
      'noted_here',
      'live_photos',
      'stacked',
      'tags_are_slow',
    ]),
    level: z.enum(['blocks', 'warns', 'tells']),
    /** A whole sentence in English, with its remedy. */
    message: z.string(),
    /** Assets that it is about; null where it is about none in particular. */
    count: z.number().int().nullable(),
    /** For `restorable_until`: the days that the server keeps its trash, and the day if applied now. */
    days: z.number().int().nullable(),
    until: timestamp.nullable(),
  })
  .meta({ id: 'PlanNotice' });
export type PlanNotice = z.infer<typeof planNotice>;

const tally = z.object({ count: z.number().int(), bytes: z.number().int() });

export const planCounts = z.object({
  pending: z.number().int(),
  sent: z.number().int(),
  applied: z.number().int(),
  already: z.number().int(),
  left_alone: z.number().int(),
  failed: z.number().int(),
  restored: z.number().int(),
  not_restored: z.number().int(),
});

export const plan = z
  .object({
    plan_id: z.string(),
    outcome: planOutcome,
    state: planState,
    created_at: timestamp,
    created_by: z.string(),
    confirmed_at: timestamp.nullable(),
    /** When it was applied to the end or stopped last. */
    finished_at: timestamp.nullable(),
    restored_at: timestamp.nullable(),
    /** Assets to act on, which the confirmation names: all but those left alone from the start. */
    count: z.number().int(),
    bytes: z.number().int(),
    by_category: z.partialRecord(z.enum([...category.options, 'none']), tally),
    counts: planCounts,
    /** Progress of applying or restoring. */
    done: z.number().int(),
    total: z.number().int(),
    /** Trash only, once applied: until when Immich keeps the first of them. Null for a folder: nothing empties its trash. */
    restorable_until: timestamp.nullable(),
    /** Something that was done by this plan can be taken back. */
    can_restore: z.boolean(),
    album: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
    /** One sentence: why it stopped, and the remedy. */
    message: z.string().nullable(),
  })
  .meta({ id: 'Plan' });
export type Plan = z.infer<typeof plan>;

/** `GET /api/plans/:id` and the answer to a new one: with what to know before confirming (asked of Immich now). */
export const planReview = plan
  .extend({
    /** Nothing blocks it. */
    allowed: z.boolean(),
    notices: z.array(planNotice),
  })
  .meta({ id: 'PlanReview' });
export type PlanReview = z.infer<typeof planReview>;

/** Newest first. */
export const plans = z.object({ items: z.array(plan) }).meta({ id: 'Plans' });
export type Plans = z.infer<typeof plans>;

export const planItem = z
  .object({
    asset_id: assetId,
    file_name: z.string(),
    path: z.string().nullable(),
    category: category.nullable(),
    confidence,
    size_bytes: z.number().int().nullable(),
    taken_at: timestamp,
    /** The evidence that was shown when the plan was made. */
    reasons: z.array(z.string()),
    against: z.array(z.string()),
    held_back: z.string().nullable(),
    better_copy_id: assetId.nullable(),
    result: planItemResult,
    reason: leftAloneReason.nullable(),
    /** For `changed`: the facts that differ. */
    fields: z.array(z.string()),
    message: z.string().nullable(),
    at: timestamp.nullable(),
    immich_url: z.string().nullable(),
    thumbnail_url: z.string(),
  })
  .meta({ id: 'PlanItem' });
export type PlanItem = z.infer<typeof planItem>;

/** `GET /api/plans/:id/items`, in the order of the plan. */
export const planItemsQuery = z.object({
  result: planItemResult.optional(),
  cursor: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const planItems = z
  .object({ items: z.array(planItem), next_cursor: z.number().int().nullable(), total: z.number().int() })
  .meta({ id: 'PlanItems' });
export type PlanItems = z.infer<typeof planItems>;
