/** One analysis, as a row: what a killed process left behind is enough to go on. */

export const RUN_STATES = ['queued', 'running', 'paused', 'stopped', 'finished', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

export const RUN_PHASES = [
  'catalogue',
  'memberships',
  'metadata',
  'pixels',
  'bytes',
  'relations',
  'scoring',
  'done',
] as const;
export type RunPhase = (typeof RUN_PHASES)[number];
export type RunMode = 'quick' | 'thorough';

export interface RunCounters {
  readonly done: number;
  readonly total: number;
  /** Candidates (medium or high) known now. */
  readonly found: number;
  readonly errors: number;
  readonly thumbnailsRead: number;
  readonly bytesRead: number;
}

export interface Run {
  readonly id: number;
  /** `full` reads the whole catalogue, `changes` what was updated since the watermark, `rescore` asks Immich nothing. */
  readonly kind: 'full' | 'changes' | 'rescore';
  readonly mode: RunMode;
  readonly state: RunState;
  readonly phase: RunPhase;
  /** Where the phase goes on; its shape belongs to the phase. */
  readonly cursor: unknown;
  readonly counters: RunCounters;
  /** The server's time when the run began, ISO 8601 UTC: the next run asks for what changed since. */
  readonly watermark: string | null;
  /** One sentence: why it paused, stopped or failed, and the remedy. */
  readonly message: string | null;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

export interface RunChange {
  readonly state?: RunState;
  readonly phase?: RunPhase;
  readonly kind?: Run['kind'];
  readonly cursor?: unknown;
  readonly counters?: RunCounters;
  readonly watermark?: string | null;
  readonly message?: string | null;
  readonly finishedAt?: number | null;
}

export interface Runs {
  /** Throws `RunAlreadyActiveError` while one is queued, running or paused. */
  create(run: { readonly kind: Run['kind']; readonly mode: RunMode; readonly at: number }): Run;
  get(id: number): Run | null;
  latest(): Run | null;
  /** The newest run that finished; `kind` narrows it. */
  latestFinished(kind?: Run['kind']): Run | null;
  /** Queued, running or paused; at most one. */
  active(): Run | null;
  /** Newest first. */
  list(limit: number): readonly Run[];
  /**
   * Compare-and-swap: takes the run for `owner` until `until` (epoch ms) where nobody holds it or the lease
   * has run out at `now`. False: another owner is alive.
   */
  claim(id: number, lease: { readonly owner: string; readonly now: number; readonly until: number }): boolean;
  /** Prolongs the own lease; false where it was lost. */
  renew(id: number, lease: { readonly owner: string; readonly until: number }): boolean;
  release(id: number, owner: string): void;
  /** Somebody has it, or had it and died. */
  isHeld(id: number): boolean;
  update(id: number, change: RunChange): void;
}

export interface RunError {
  readonly runId: number;
  readonly assetId: string;
  readonly fileName: string;
  readonly step: string;
  readonly message: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface RunErrors {
  add(error: RunError): void;
  count(runId: number): number;
  /** Oldest first; `after` is the last `position` seen. */
  list(
    runId: number,
    options: { readonly after?: number; readonly limit: number },
  ): readonly (RunError & { readonly position: number })[];
}
