import { CATEGORIES, type Category, HIGH } from '../domain/category.ts';
import type { Judge, JudgementSettings } from '../domain/judge.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { Reader } from '../storage/reading/reader.ts';
import type { Tally } from '../storage/statistics.ts';
import { breathe } from './breathe.ts';

/** What could be set otherwise. */
export interface Bar {
  /** Confidence from which something is recommended, HIGH to 1. */
  readonly recommendFrom: number;
  /** Screenshots younger than this many days are left alone. */
  readonly recentDays: number;
}

export interface Suggested {
  readonly recommended: Tally;
  readonly byCategory: Readonly<Partial<Record<Category, Tally>>>;
  /** Screenshots that nothing but their age holds back. */
  readonly recent: Tally;
}

export interface SettingsPreview extends Bar {
  readonly now: Suggested;
  readonly would: Suggested;
}

export interface PreviewOptions {
  readonly store: AccountStore;
  readonly reader: Reader;
  readonly judge: Judge;
  readonly settings: () => Omit<JudgementSettings, 'keptBefore'>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

const DAY_MS = 24 * 3600 * 1000;
const BATCH = 200;

/** Counts what other settings would recommend, without changing anything and without asking Immich. */
export async function previewSettings(
  { store, reader, judge, settings, clock }: PreviewOptions,
  wanted: Partial<Bar>,
): Promise<SettingsPreview> {
  const saved = settings();
  const standing: Bar = { recommendFrom: saved.recommendFrom ?? HIGH, recentDays: saved.recentDays };
  const asked: Bar = { ...standing, ...wanted };
  const bars = [standing, asked];
  const at = clock();
  const youngFrom = at - Math.max(...bars.map(({ recentDays }) => recentDays)) * DAY_MS;
  const tallies = await Promise.all(
    bars.map(({ recommendFrom }) => reader.ask('tally', [{ from: recommendFrom, youngFrom }])),
  );
  const sums = tallies.map((tally) => {
    const sum = newSum();
    for (const { category, count, bytes } of tally) add(sum, category, count, bytes);
    return sum;
  });
  // Whether a screenshot is recent, and what else holds it back, only judging tells.
  for (let after = 0; ; ) {
    const keys = store.suggestions.young(youngFrom, after, BATCH);
    for (const { subject } of store.subjects.byKeys(keys, new Date(at).toISOString()))
      for (const [index, bar] of bars.entries()) {
        const verdict = judge(subject, { ...saved, ...bar, keptBefore: false });
        const sum = sums[index];
        if (sum === undefined || verdict.confidence < bar.recommendFrom) continue;
        if (verdict.recommended) add(sum, verdict.category, 1, subject.facts.bytes ?? 0);
        else if (verdict.heldBack === 'recent') add(sum, null, 1, subject.facts.bytes ?? 0);
      }
    after = keys.at(-1) ?? after;
    if (keys.length < BATCH) break;
    await breathe();
  }
  const [now = newSum(), would = newSum()] = sums;
  return { ...asked, now: suggested(now), would: suggested(would) };
}

type Sum = Map<Category | null, { count: number; bytes: number }>;

const newSum = (): Sum => new Map();

/** Null: recent. */
function add(sum: Sum, category: Category | null, count: number, bytes: number): void {
  const tally = sum.get(category) ?? { count: 0, bytes: 0 };
  sum.set(category, { count: tally.count + count, bytes: tally.bytes + bytes });
}

function suggested(sum: Sum): Suggested {
  const byCategory = Object.fromEntries(
    CATEGORIES.flatMap((category) => {
      const tally = sum.get(category);
      return tally === undefined ? [] : [[category, tally]];
    }),
  ) as Partial<Record<Category, Tally>>;
  const recommended = Object.values(byCategory).reduce(
    (all, { count, bytes }) => ({ count: all.count + count, bytes: all.bytes + bytes }),
    { count: 0, bytes: 0 },
  );
  return { recommended, byCategory, recent: sum.get(null) ?? { count: 0, bytes: 0 } };
}
