import type { AssetId } from '../domain/asset-facts.ts';
import type { Run, RunMode, RunPhase, RunState } from '../storage/runs.ts';

export interface RunStatus {
  /** Null before the first run. */
  readonly runId: string | null;
  readonly state: RunState | null;
  /** `rescore`: what is known is judged again, and Immich asked nothing. */
  readonly kind: Run['kind'] | null;
  readonly phase: RunPhase | null;
  readonly mode: RunMode | null;
  readonly done: number;
  readonly total: number;
  readonly ratePerSecond: number;
  readonly secondsLeft: number | null;
  readonly found: number;
  readonly errors: number;
  readonly thumbnailsRead: number;
  readonly bytesRead: number;
  /** ISO 8601 UTC. */
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly message: string | null;
}

/** `id` counts up from 1 within this process. */
export type RunEvent =
  | { readonly id: number; readonly type: 'status'; readonly status: RunStatus }
  | { readonly id: number; readonly type: 'found'; readonly assetIds: readonly AssetId[] };

/** What a run tells while it works. */
export type RunNews =
  | { readonly type: 'status'; readonly status: RunStatus }
  | { readonly type: 'found'; readonly assetIds: readonly AssetId[] };

/** What a run's row says once a person has interrupted it. */
export const INTERRUPTED = {
  stop: { state: 'stopped', message: 'Stopped. What was found so far stays.' },
  pause: { state: 'paused', message: 'Paused. Resume to go on.' },
} as const;

const NO_RUN: RunStatus = {
  runId: null,
  state: null,
  kind: null,
  phase: null,
  mode: null,
  done: 0,
  total: 0,
  ratePerSecond: 0,
  secondsLeft: null,
  found: 0,
  errors: 0,
  thumbnailsRead: 0,
  bytesRead: 0,
  startedAt: null,
  finishedAt: null,
  message: null,
};

/** The status that a run's row alone can tell; rate and time left are known only while it works. */
export function statusOf(run: Run | null): RunStatus {
  if (run === null) return NO_RUN;
  return {
    ...NO_RUN,
    ...run.counters,
    runId: String(run.id),
    state: run.state,
    kind: run.kind,
    phase: run.phase,
    mode: run.mode,
    startedAt: new Date(run.startedAt).toISOString(),
    finishedAt: run.finishedAt === null ? null : new Date(run.finishedAt).toISOString(),
    message: run.message,
  };
}
