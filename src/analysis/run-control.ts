import type { AssetId } from '../domain/asset-facts.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { RunMode, RunPhase, RunState } from '../storage/runs.ts';

/** Where the library is. The worker builds its own client from it; the key is kept in memory only. */
export interface LibraryConnection {
  readonly url: string;
  readonly apiKey: string;
  /** The server serves a folder: paths are the person's own even without an external library. */
  readonly pathsAreMeaningful: boolean;
}

/** What the person set that bears on a run. */
export interface RunSettings {
  readonly mode: RunMode;
  /** Assets per catalogue page, 1–1000. */
  readonly pageSize: number;
  /** Thumbnails read at a time, 1–32. */
  readonly concurrency: number;
  readonly recentDays: number;
  readonly allowList: {
    readonly folders: readonly string[];
    readonly names: readonly string[];
    readonly personIds: readonly string[];
    readonly albumIds: readonly string[];
  };
}

export interface RunStatus {
  /** Null before the first run. */
  readonly runId: string | null;
  readonly state: RunState | null;
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

export interface RunControlOptions {
  readonly store: AccountStore;
  /** Asked at each start. Throws where no library is configured yet. */
  readonly connection: () => LibraryConnection | Promise<LibraryConnection>;
  readonly settings: () => RunSettings;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** `process` runs on the caller's own thread (tests, one-off scans); default `worker`. */
  readonly runIn?: 'worker' | 'process';
}

/** Starts, stops and watches the analysis of one account. At most one runs at a time. */
export interface RunControl {
  /** Throws `RunAlreadyActiveError`. `full` reads the whole catalogue again and accepts what vanished. */
  start(options: { readonly mode?: RunMode; readonly full?: boolean }): Promise<{
    readonly runId: string;
    readonly state: RunState;
  }>;
  /** Ends the run; what it found stays, and the next run does not repeat it. No run: does nothing. */
  stop(): Promise<RunStatus>;
  pause(): Promise<RunStatus>;
  /** Also takes up a run that a killed process left behind. */
  resume(): Promise<RunStatus>;
  status(): RunStatus;
  /** Replays what came after `lastEventId` (as far as the buffer reaches), then goes on live. Returns the way to end it. */
  subscribe(listener: (event: RunEvent) => void, lastEventId?: number): () => void;
  /** Resolves once no run is going on (finished, paused, stopped or failed). */
  idle(): Promise<RunStatus>;
  /** Lets the running batch end and leaves the run to be resumed at the next start; at most 10 s. */
  close(): Promise<void>;
}

export type CreateRunControl = (options: RunControlOptions) => RunControl;
