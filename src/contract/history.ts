import { z } from 'zod';
import { analysisMode, runState } from './analysis.ts';
import { category, timestamp } from './vocabulary.ts';

const count = z.number().int();

/** One analysis as it ended, or as it is now. */
export const pastRun = z.object({
  run_id: z.string(),
  state: runState,
  mode: analysisMode,
  started_at: timestamp,
  finished_at: timestamp.nullable(),
  /** Assets judged, candidates known at its end, assets that failed. */
  done: count,
  found: count,
  errors: count,
  message: z.string().nullable(),
});
export type PastRun = z.infer<typeof pastRun>;

/** What a day brought, in the service's time zone. Days on which nothing happened are missing. */
export const historyDay = z.object({
  day: z.iso.date(),
  /** Candidates known after the day's last finished analysis; null where none finished. */
  found: count.nullable(),
  /** Decisions of that day, those of commands and scripts included. */
  marked: count,
  kept: count,
  taken_back: count,
  /** Moved to Immich's trash by plans and not restored since. */
  trashed: z.object({ count, bytes: count }),
});

/** `GET /api/history`: `runs` newest first (at most 200), `days` oldest first. */
export const history = z
  .object({ runs: z.array(pastRun), days: z.array(historyDay) })
  .meta({ id: 'History' });
export type History = z.infer<typeof history>;

const shares = z.partialRecord(category, count);

/** `GET /api/distribution`: where and when the candidates (medium or high, not protected, not kept) come from. */
export const distribution = z
  .object({
    /** Years in which something was found, oldest first. */
    years: z.array(z.object({ year: z.number().int(), categories: shares })),
    /** Top folders, most candidates first, at most 12; null: uploads, which lie in no folder. */
    folders: z.array(z.object({ folder: z.string().nullable(), categories: shares })),
    /** Candidates in further folders. */
    elsewhere: count,
  })
  .meta({ id: 'Distribution' });
export type Distribution = z.infer<typeof distribution>;
