import { z } from 'zod';
import { assetId, planId, timestamp } from './vocabulary.ts';

/** `GET /api/audit`, newest first; `cursor` is the `next_cursor` of the page before. `/api/audit.ndjson` takes the rest. */
export const auditQuery = z.object({
  /** `marked`, `kept`, `undone`, `settings_changed`, `signed_in`, `plan_confirmed`, `exported` … */
  action: z.string().max(50).optional(),
  /** Only what was about this asset / this plan. */
  asset_id: assetId.optional(),
  plan_id: planId.optional(),
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const auditEntry = z
  .object({
    position: z.number().int(),
    at: timestamp,
    /** The account's e-mail, `system`, `cli`, or `anyone` where nobody signs in. */
    actor: z.string(),
    /** Stable and greppable. */
    action: z.string(),
    /** Assets that it was about one by one; 0 where it was about none. `GET /api/audit/:position/assets` lists them. */
    assets: z.number().int(),
    plan_id: z.string().nullable(),
    /** Plain JSON without secrets: counts, names, `before` and `after` of what is not an asset. */
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditPage = z
  .object({ items: z.array(auditEntry), next_cursor: z.number().int().nullable() })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof auditPage>;

/** `GET /api/audit/:position/assets`. */
export const auditAssetsQuery = z.object({
  cursor: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const auditAssets = z
  .object({
    items: z.array(
      z.object({
        asset_id: assetId,
        /** Null where the asset is not known any more. */
        file_name: z.string().nullable(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
    next_cursor: z.number().int().nullable(),
    total: z.number().int(),
  })
  .meta({ id: 'AuditAssets' });
export type AuditAssets = z.infer<typeof auditAssets>;
