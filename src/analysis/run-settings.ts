import type { JudgementSettings } from '../domain/judgement.ts';
import type { RunMode } from '../storage/runs.ts';
import type { Pace } from './tempo.ts';

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
  /** Thumbnails read at a time at most, 1–32; fewer as soon as the server answers more slowly. */
  readonly concurrency: number;
  /** `polite`: two at a time, and fewer at the first sign of a queue. */
  readonly pace?: Pace;
  readonly recentDays: number;
  readonly recommendFrom?: number;
  readonly allowList: JudgementSettings['allowList'];
}
