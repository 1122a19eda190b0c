import { z } from 'zod';
import { resultItem, resultsQuery } from './results.ts';
import { assetId, decision } from './vocabulary.ts';

/** How many shapes one byte of `ratios` tells apart: its value is width ÷ height × 64, 1–255; 0 = unknown. */
export const RATIO_STEPS = 64;

/** `GET /api/results/layout`: the same filters and order as `GET /api/results`. */
export const layoutQuery = resultsQuery.omit({ cursor: true, limit: true });
export type LayoutQuery = z.input<typeof layoutQuery>;

/**
 * The whole list as it stands now, without its contents: enough to draw a scroll bar that is true and to jump
 * anywhere. The service remembers the order for a while (see `layout_gone`), so that what is shown, selected
 * and decided stays one list while decisions and runs change what the filter matches.
 */
export const resultLayout = z
  .object({
    layout_id: z.string(),
    total: z.number().int(),
    /** Matching, but never suggested; as in `resultsPage`. */
    left_out: z.object({ protected: z.number().int(), kept: z.number().int() }),
    /** By month of the date ("2023-07", UTC) where the list is sorted by date, else of a fixed size. In order. */
    buckets: z.array(z.object({ month: z.string().nullable(), count: z.number().int() })),
    /** Base64: one byte for each result of all buckets, in order. See `RATIO_STEPS`. */
    ratios: z.string(),
  })
  .meta({ id: 'ResultLayout' });
export type ResultLayout = z.infer<typeof resultLayout>;

/** `GET /api/results/layout/:layout_id/items`; 410 `layout_gone` where the service has forgotten it: ask again. */
export const layoutItemsQuery = z.object({
  offset: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** Null: gone since, so its place stays empty. */
export const layoutItems = z.object({ items: z.array(resultItem.nullable()) }).meta({ id: 'LayoutItems' });

/** `GET /api/results/layout/:layout_id/range`: places from `from` to `to`, both included, whichever is greater. */
export const layoutRangeQuery = z.object({
  from: z.coerce.number().int().min(0),
  to: z.coerce.number().int().min(0),
});
export const LONGEST_RANGE = 50_000;

/** Only what a selection needs. */
export const layoutRange = z
  .object({
    items: z.array(
      z.object({
        asset_id: assetId,
        size_bytes: z.number().int().nullable(),
        decision: decision.nullable(),
      }),
    ),
  })
  .meta({ id: 'LayoutRange' });

/** `GET /api/results/layout/:layout_id/place?asset_id=`: null where the list does not hold it. */
export const layoutPlaceQuery = z.object({ asset_id: assetId });
export const layoutPlace = z.object({ place: z.number().int().nullable() }).meta({ id: 'LayoutPlace' });
