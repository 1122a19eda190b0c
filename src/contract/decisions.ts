import { z } from 'zod';
import { assetId } from './vocabulary.ts';

const assetIds = z.array(assetId).min(1).max(50_000);

/** `mark: false` takes the mark away again. */
export const markForDeletion = z.object({ asset_ids: assetIds, mark: z.boolean().default(true) }).strict();
/** `keep: false` forgets that it was kept. */
export const keepAssets = z.object({ asset_ids: assetIds, keep: z.boolean().default(true) }).strict();

export const marked = z
  .object({
    marked: z.number().int(),
    unchanged: z.number().int(),
    /** Ids that stay as they were because something protects them. */
    protected: z.array(assetId),
    unknown: z.array(assetId),
  })
  .meta({ id: 'Marked' });
export const kept = z
  .object({ kept: z.number().int(), unchanged: z.number().int(), unknown: z.array(assetId) })
  .meta({ id: 'Kept' });
/** Takes back the newest mark or keep, as one step. */
export const undone = z
  .object({ undone: z.number().int(), description: z.string().nullable() })
  .meta({ id: 'Undone' });
