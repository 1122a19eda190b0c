import { z } from 'zod';

export const health = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' });

/** `GET /health/ready`: 200 where the library can be used, 503 with the same shape where it cannot (yet). */
export const readiness = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    version: z.string(),
    library: z.enum(['none', 'opening', 'open', 'failed']),
    message: z.string().nullable(),
  })
  .meta({ id: 'Readiness' });
