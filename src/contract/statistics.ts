import { z } from 'zod';
import { runStatus } from './analysis.ts';
import { category } from './vocabulary.ts';

const tally = z.object({ count: z.number().int(), bytes: z.number().int() });

export const statistics = z
  .object({
    total_assets: z.number().int(),
    analyzed: z.number().int(),
    by_category: z.record(category, tally.extend({ high: z.number().int() })),
    /** 0.70 and above, and neither protected nor kept. */
    high_confidence: tally,
    /** Of these, what nothing holds back (a better copy that is not proven, a screenshot of yesterday). */
    recommended: tally.extend({
      /** How many of these are marked already. */
      marked: z.number().int(),
    }),
    marked: tally,
    kept: tally,
    /** Bytes of what is recommended and not protected: what could be won once the trash is emptied. */
    recoverable_bytes: z.number().int(),
    protected: z.number().int(),
    last_run: runStatus.nullable(),
  })
  .meta({ id: 'Statistics' });
export type Statistics = z.infer<typeof statistics>;
