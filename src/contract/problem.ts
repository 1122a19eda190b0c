import { z } from 'zod';

/** RFC 9457: how every error is answered (`application/problem+json`). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    /** One sentence that names the cause and the remedy. */
    detail: z.string(),
    /** Stable and greppable: `run_already_active`, `immich_unreachable`, `validation_failed` … */
    code: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    request_id: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
