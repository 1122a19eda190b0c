import { type AssetFacts, type AssetId, assetId } from '../domain/asset-facts.ts';
import type { Judge, JudgementSettings } from '../domain/judge.ts';
import type { Subject } from '../domain/subject.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Reader } from '../storage/reading/reader.ts';
import type { ResultRow, ResultsQuery } from '../storage/results.ts';
import type { StoredStatistics } from '../storage/statistics.ts';
import { inTurns } from './breathe.ts';
import { createDecider, type Decider, type DeciderOptions } from './decide.ts';
import { createLists, type Lists } from './lists.ts';
import type { ReviewedDetail, ReviewedResult } from './reviewed.ts';
import { wouldChange } from './would-change.ts';

export type { ResultFilter, ResultOrder, ResultsQuery, ResultView } from '../storage/results.ts';
export type { StoredStatistics } from '../storage/statistics.ts';

export interface ReviewOptions extends DeciderOptions {
  /** Who looks through many rows. */
  readonly reader: Reader;
  readonly judge: Judge;
  readonly settings: () => Omit<JudgementSettings, 'keptBefore'>;
}

export interface ReviewedPage {
  readonly results: readonly ReviewedResult[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly leftOut: { readonly protected: number; readonly kept: number };
}

export interface JudgedAsset {
  readonly facts: AssetFacts;
  readonly verdict: Verdict;
}

/** What a person does with what the analysis found. Nothing in here changes an Immich library. */
export interface Review extends Decider, Lists {
  /** Throws `InvalidCursorError`. */
  list(query: ResultsQuery, signal?: AbortSignal): Promise<ReviewedPage>;
  /** With its evidence, worked out now. */
  explain(rows: readonly ResultRow[]): readonly ReviewedResult[];
  /** In the order asked for; unknown ids are missing. */
  some(ids: readonly AssetId[]): readonly ReviewedResult[];
  /** Throws {@link AssetNotFoundError}. */
  one(id: string): ReviewedDetail;
  statistics(): Promise<StoredStatistics>;
  /** Every asset that is not gone, judged now, in batches and in constant memory. */
  verdicts(): Iterable<readonly JudgedAsset[]>;
}

export class AssetNotFoundError extends Error {
  override readonly name = 'AssetNotFoundError';
  readonly code = 'asset_not_found';

  constructor(id: string) {
    super(`No analysed asset has the id ${id}: it may be gone from Immich, or not analysed yet.`);
  }
}

/** Evidence is a pure function of what is stored, so it is worked out when it is read. */
export function createReview(options: ReviewOptions): Review {
  const { store, reader, judge, settings, clock } = options;
  const now = (): string => new Date(clock()).toISOString();
  const decider = createDecider(options);

  /** Asks for the settings once, since each answer is read from the database. */
  const judging = (): ((subject: Subject, row: ResultRow) => Verdict) => {
    const kept = { ...settings(), keptBefore: true };
    const open = { ...kept, keptBefore: false };
    return (subject, row) => judge(subject, row.decision === 'keep' ? kept : open);
  };

  const explain = (rows: readonly ResultRow[]): readonly ReviewedResult[] => {
    const subjects = new Map(
      store.subjects
        .many(
          rows.map(({ id }) => id),
          now(),
        )
        .map((subject) => [subject.facts.id, subject]),
    );
    const verdictOf = judging();
    return rows.map((row) => {
      const subject = subjects.get(row.id);
      return reviewed(row, subject === undefined ? null : verdictOf(subject, row));
    });
  };

  return {
    ...decider,
    ...createLists({ store, reader, explain }),
    async list(query, signal) {
      const page = await reader.ask('page', [query], signal);
      return { ...page, results: await inTurns(page.rows, explain) };
    },
    explain,
    some: (ids) => explain(store.results.many(ids)),
    statistics: () => reader.ask('statistics', []),
    *verdicts() {
      const kept = { ...settings(), keptBefore: true };
      const open = { ...kept, keptBefore: false };
      for (const subjects of store.subjects.all(now()))
        yield subjects.map((subject) => ({
          facts: subject.facts,
          verdict: judge(subject, store.decisions.get(subject.facts.id) === 'keep' ? kept : open),
        }));
    },
    one(text) {
      const id = assetId(text);
      const row = store.results.one(id);
      const subject = row === null ? null : store.subjects.one(id, now());
      if (row === null || subject === null) throw new AssetNotFoundError(text);
      const copies = store.results.many(subject.relations.map(({ better }) => better.id));
      return { ...detail(row, subject, judging()(subject, row), settings().recommendFrom), copies };
    },
  };
}

function reviewed(row: ResultRow, verdict: Verdict | null): ReviewedResult {
  const texts = (direction: 'for' | 'against'): string[] =>
    (verdict?.contributions ?? []).filter((piece) => piece.direction === direction).map(({ text }) => text);
  return {
    row,
    reasons: texts('for'),
    against: texts('against'),
    betterCopy: verdict?.betterCopy ?? null,
    contributions: verdict?.contributions ?? [],
  };
}

function detail(
  row: ResultRow,
  subject: Subject,
  verdict: Verdict,
  recommendFrom: number | undefined,
): Omit<ReviewedDetail, 'copies'> {
  const { facts, memberships, relations } = subject;
  return {
    ...reviewed(row, verdict),
    prior: verdict.prior,
    relations,
    damagedFrom: verdict.damagedFrom,
    damaged: subject.pixels === null || 'missing' in subject.pixels ? [] : subject.pixels.damaged,
    facts,
    albums: memberships?.albums ?? [],
    tags: memberships?.tags ?? [],
    wouldChange: wouldChange(verdict, recommendFrom),
  };
}
