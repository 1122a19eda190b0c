import { z } from 'zod';
import { merge } from './merges.ts';
import { plan } from './plans.ts';
import { resultItem } from './results.ts';
import { timestamp } from './vocabulary.ts';

export const analysisMode = z.enum(['quick', 'thorough']);

export const startAnalysis = z
  .object({
    mode: analysisMode.optional(),
    /** Read the whole catalogue again, not only what changed. */
    full: z.boolean().optional(),
  })
  .strict()
  .default({});

export const runState = z.enum(['queued', 'running', 'paused', 'stopped', 'finished', 'failed']);
export const runPhase = z.enum([
  'catalogue',
  'memberships',
  'metadata',
  'pixels',
  'bytes',
  'relations',
  'scoring',
  'done',
]);

export const runStarted = z.object({ run_id: z.string(), state: runState }).meta({ id: 'RunStarted' });

export const runStatus = z
  .object({
    /** Null before the first run. */
    run_id: z.string().nullable(),
    state: runState.nullable(),
    /** `rescore`: what is known is judged again under other settings, and Immich asked nothing. */
    kind: z.enum(['full', 'changes', 'rescore']).nullable(),
    phase: runPhase.nullable(),
    mode: analysisMode.nullable(),
    done: z.number().int(),
    total: z.number().int(),
    rate_per_s: z.number(),
    seconds_left: z.number().nullable(),
    /** Candidates (medium or high) found so far, as the categories count them: neither protected nor kept. */
    found: z.number().int(),
    errors: z.number().int(),
    /** Assets whose thumbnail / bytes were read in this run. */
    thumbnails_read: z.number().int(),
    bytes_read: z.number().int(),
    started_at: timestamp.nullable(),
    finished_at: timestamp.nullable(),
    /** One sentence: why it paused, stopped or failed, and the remedy. */
    message: z.string().nullable(),
  })
  .meta({ id: 'RunStatus' });
export type RunStatus = z.infer<typeof runStatus>;

export const runError = z
  .object({ asset_id: z.string(), file_name: z.string(), step: z.string(), message: z.string() })
  .meta({ id: 'RunError' });

/** `GET /api/analyze/errors`: of the newest run, oldest first; `total` says how many there are. */
export const runErrorsQuery = z.object({
  cursor: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(500),
});
export const runErrors = z
  .object({ items: z.array(runError), next_cursor: z.number().int().nullable(), total: z.number().int() })
  .meta({ id: 'RunErrors' });
export type RunErrors = z.infer<typeof runErrors>;

/** Server-sent events of `GET /api/analyze/events`; `id:` counts up, `Last-Event-ID` replays. */
export const runEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), status: runStatus }),
  z.object({ type: z.literal('found'), items: z.array(resultItem) }),
  /** Without an id, as the next one says it all: a plan or a merge that is being applied or taken back. */
  z.object({ type: z.literal('plan'), plan }),
  z.object({ type: z.literal('merge'), merge }),
]);
export type RunEvent = z.infer<typeof runEvent>;
