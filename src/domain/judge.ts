import type { Category } from './category.ts';
import type { Contribution } from './evidence.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/** Rungs of the cost ladder that can still be climbed for one asset. */
export type LadderStep = 'pixels' | 'preview' | 'bytes';

/** What the person set: it changes recommendations, never scores. */
export interface JudgementSettings {
  /** Screenshots younger than this many days are scored and shown, not recommended. */
  readonly recentDays: number;
  readonly allowList: {
    readonly folders: readonly string[];
    readonly names: readonly string[];
    readonly personIds: readonly string[];
    readonly albumIds: readonly string[];
  };
  readonly keptBefore: boolean;
}

export type Judge = (subject: Subject, settings: JudgementSettings) => Verdict;
export type Explain = (subject: Subject) => Readonly<Record<Category, readonly Contribution[]>>;
export type NextStep = (subject: Subject, mode: 'quick' | 'thorough') => LadderStep | null;
