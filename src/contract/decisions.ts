import { z } from 'zod';
import { resultsFilter } from './results.ts';
import { assetId, decision, timestamp } from './vocabulary.ts';

const assetIds = z.array(assetId).min(1).max(50_000);

/** `mark: false` takes the mark away again. */
export const markForDeletion = z.object({ asset_ids: assetIds, mark: z.boolean().default(true) }).strict();
/** `keep: false` forgets that it was kept. */
export const keepAssets = z.object({ asset_ids: assetIds, keep: z.boolean().default(true) }).strict();

/** The step that `POST /api/decisions/undo` takes back; null where nothing changed. */
const step = z.number().int().nullable();

export const marked = z
  .object({
    marked: z.number().int(),
    unchanged: z.number().int(),
    /** Ids that stay as they were because something protects them. */
    protected: z.array(assetId),
    unknown: z.array(assetId),
    step,
  })
  .meta({ id: 'Marked' });
export const kept = z
  .object({ kept: z.number().int(), unchanged: z.number().int(), unknown: z.array(assetId), step })
  .meta({ id: 'Kept' });

/** Named assets, or all that a filter matches at this moment, as `GET /api/results` would list them. */
export const selection = z.union([
  z.object({ asset_ids: assetIds }).strict(),
  z
    .object({
      filter: resultsFilter,
      /** Matching, but taken out by hand. */
      except: z.array(assetId).max(50_000).optional(),
    })
    .strict(),
]);
export type Selection = z.infer<typeof selection>;

/**
 * `POST /api/decisions`. `none` takes a decision away. "Select high confidence" is the filter
 * `{"category": "high_confidence"}`: 0.70 and above, never a protected one, and none that is held back (to take those,
 * name them, or ask for `"recommended": false`).
 */
export const decide = z
  .object({
    decision: z.enum([...decision.options, 'none']),
    selection,
    /**
     * The number that the person saw (`total` of the results, or the length of the list). Where the filter
     * matches another number now, nothing is changed: 409 `count_changed`.
     */
    expected_count: z.number().int().min(0).optional(),
    /** Answers what would be done, and does nothing. */
    dry_run: z.boolean().default(false),
  })
  .strict();

export const decided = z
  .object({
    /** Assets that the selection names or matches. */
    matched: z.number().int(),
    changed: z.number().int(),
    /** They were decided so before. */
    unchanged: z.number().int(),
    /**
     * Left as they were: `delete` touches nothing that is protected or kept, and by the filter `high_confidence` nothing
     * that is held back (such as an only surviving copy).
     */
    left_out: z.object({
      protected: z.number().int(),
      kept: z.number().int(),
      held_back: z.number().int(),
    }),
    /** Never analysed, or gone. */
    unknown: z.number().int(),
    step,
    dry_run: z.boolean(),
  })
  .meta({ id: 'Decided' });
export type Decided = z.infer<typeof decided>;

/**
 * `POST /api/decisions/undo`: with a `step`, only if that is the newest; else 409 `undo_step_changed`. Without one,
 * the newest step is taken back whoever made it: where several people or windows decide, say which.
 */
export const undo = z.object({ step: z.number().int().optional() }).strict().default({});

/** Of an undone step, so many assets are named. */
export const UNDONE_NAMED = 1000;

/** Takes back the newest mark or keep, as one step. */
export const undone = z
  .object({
    undone: z.number().int(),
    description: z.string().nullable(),
    /** What is decided now about what was undone; the first 1,000. */
    now: z.array(z.object({ asset_id: assetId, decision: decision.nullable() })).max(UNDONE_NAMED),
    /** Steps that can still be taken back. */
    steps_left: z.number().int(),
  })
  .meta({ id: 'Undone' });

/** `GET /api/decisions/steps`: what undo would take back, newest first. */
export const undoSteps = z
  .object({
    items: z.array(
      z.object({
        step: z.number().int(),
        description: z.string(),
        changed: z.number().int(),
        at: timestamp,
      }),
    ),
    total: z.number().int(),
  })
  .meta({ id: 'UndoSteps' });
export type UndoSteps = z.infer<typeof undoSteps>;
