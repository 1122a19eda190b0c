import type { JudgementSettings } from '../domain/judgement.ts';
import type { RunMode } from '../storage/runs.ts';

/** Where the library is. The worker builds its own client from it; the key is kept in memory only. */
export interface LibraryConnection {
  readonly url: string;
  readonly apiKey: string;
  /** The server serves a folder: paths are the person's own even without an external library. */
  readonly pathsAreMeaningful: boolean;
  /** That folder: paths are stored relative to it. */
  readonly pathRoot?: string;
}

/** What the person set that bears on a run. */
export interface RunSettings {
  readonly mode: RunMode;
  /** Assets per catalogue page, 1–1000. */
  readonly pageSize: number;
  /** Thumbnails read at a time, 1–32. */
  readonly concurrency: number;
  readonly recentDays: number;
  readonly recommendFrom?: number;
  readonly allowList: JudgementSettings['allowList'];
}
