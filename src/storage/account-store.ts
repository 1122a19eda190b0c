import type { AuditLog } from './audit-log.ts';
import type { Decisions } from './decisions.ts';
import type { Results } from './results.ts';
import type { RunErrors, Runs } from './runs.ts';
import type { SettingsStore } from './settings.ts';
import type { StatisticsReader } from './statistics.ts';
import type { Subjects } from './subjects.ts';

/** Everything kept for one Immich account, in one SQLite file. */
export interface AccountStore {
  readonly file: string;
  readonly results: Results;
  readonly subjects: Subjects;
  readonly statistics: StatisticsReader;
  readonly decisions: Decisions;
  readonly runs: Runs;
  readonly runErrors: RunErrors;
  readonly audit: AuditLog;
  readonly settings: SettingsStore;
  /** Runs `work` in one transaction: all of it is written, or nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}
