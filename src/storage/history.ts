import type { Category } from '../domain/category.ts';

/** Days are local ones, "2026-11-22". */
export interface DecidedOnDay {
  readonly day: string;
  readonly marked: number;
  readonly kept: number;
  readonly takenBack: number;
}

export interface TrashedOnDay {
  readonly day: string;
  readonly count: number;
  readonly bytes: number;
}

export interface YearTally {
  readonly year: number;
  readonly category: Category;
  readonly count: number;
}

export interface FolderTally {
  /** As the person knows it; null: uploads. */
  readonly folder: string | null;
  readonly category: Category;
  readonly count: number;
}

/** What happened when, and when and where the candidates come from. */
export interface HistoryReader {
  /** Decisions by day, oldest first, out of the audit log. */
  decided(): readonly DecidedOnDay[];
  /** What plans have moved to the trash and not brought back, by the day of the act, oldest first. */
  trashed(): readonly TrashedOnDay[];
  /** Finished analyses by day: candidates known after the last of each day, oldest first. */
  found(): readonly { readonly day: string; readonly found: number }[];
  /** Candidates that are neither protected nor kept, by the year they were taken, oldest first. */
  years(): readonly YearTally[];
  /** The same by folder, in no order. */
  folders(): readonly FolderTally[];
}
