import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATEGORIES } from '../../src/domain/category.ts';
import type { AccountStore } from '../../src/storage/account-store.ts';
import { InvalidCursorError } from '../../src/storage/errors.ts';
import type { ResultFilter, ResultRow, ResultSort } from '../../src/storage/results.ts';
import { fill, temporaryStore } from './stored-library.ts';

const COUNT = 300;
let store: AccountStore;
let close: () => void;
let everything: ResultRow[];
beforeAll(() => {
  ({ store, close } = temporaryStore());
  const facts = fill(store, COUNT);
  const ids = facts.map(({ id }) => id);
  store.decisions.set(
    ids.filter((_, n) => n % 13 === 1),
    'delete',
    { description: 'Marked', at: 1 },
  );
  store.decisions.set(
    ids.filter((_, n) => n % 17 === 2),
    'keep',
    { description: 'Kept', at: 2 },
  );
  // Half of the names are in the index, half are not yet.
  store.transaction(() => store.names.extend(COUNT / 2));
  everything = [...store.results.rows({})].flat();
});
afterAll(() => close());

const filters: fc.Arbitrary<ResultFilter> = fc
  .record({
    category: fc.option(fc.constantFrom(...CATEGORIES, 'high_confidence' as const), { nil: undefined }),
    minConfidence: fc.option(fc.constantFrom(0, 0.4, 0.55, 0.7, 0.9), { nil: undefined }),
    maxConfidence: fc.option(fc.constantFrom(0.3, 0.7, 0.95, 1), { nil: undefined }),
    decision: fc.option(fc.constantFrom('delete' as const, 'keep' as const, 'none' as const), {
      nil: undefined,
    }),
    protected: fc.option(fc.boolean(), { nil: undefined }),
    q: fc.option(
      fc.constantFrom('img', 'Year 1', '%', '_9', 'nowhere', 'n_1', 'ärger', 'ÄRGER_%', 'x', '"', 'G_1'),
      { nil: undefined },
    ),
  })
  .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));

/** The same question answered by looking at every row. */
function matching(filter: ResultFilter): ResultRow[] {
  return everything.filter(
    (row) =>
      (filter.category === undefined ||
        (filter.category === 'high_confidence' ? row.confidence >= 0.7 : row.category === filter.category)) &&
      row.confidence >= (filter.minConfidence ?? 0) &&
      row.confidence <= (filter.maxConfidence ?? 1) &&
      (filter.decision === undefined || (row.decision ?? 'none') === filter.decision) &&
      (filter.protected === undefined || (row.protectedBy !== null) === filter.protected) &&
      (filter.q === undefined ||
        includes(row.fileName, filter.q) ||
        // Paths are searched for three signs and more.
        (filter.q.length >= 3 && includes(row.path ?? '', filter.q))),
  );
}
const includes = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());

const BY: Readonly<Record<ResultSort, (a: ResultRow, b: ResultRow) => number>> = {
  confidence: (a, b) => b.confidence - a.confidence,
  size: (a, b) => (b.bytes ?? 0) - (a.bytes ?? 0),
  date: (a, b) => b.takenAt.localeCompare(a.takenAt),
  worth_deciding: (a, b) => worth(b) - worth(a),
  name: (a, b) =>
    a.fileName.toUpperCase() < b.fileName.toUpperCase()
      ? -1
      : a.fileName.toUpperCase() > b.fileName.toUpperCase()
        ? 1
        : 0,
};
const worth = (row: ResultRow) => Math.round(row.confidence * (row.bytes ?? 0));

test('every filter and sort gives the rows that looking at each one gives, page by page', () => {
  fc.assert(
    fc.property(
      filters,
      fc.constantFrom(...(Object.keys(BY) as ResultSort[])),
      fc.integer({ min: 1, max: 80 }),
      (filter, sort, limit) => {
        const expected = matching(filter);
        const suggestions =
          filter.category !== undefined && filter.protected === undefined && filter.decision === undefined;
        const listed = suggestions ? expected.filter(({ protectedBy }) => protectedBy === null) : expected;
        const pages: ResultRow[] = [];
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page = store.results.page({
            ...filter,
            sort,
            limit,
            ...(cursor === undefined ? {} : { cursor }),
          });
          expect(page.total).toBe(listed.length);
          expect(page.leftOut).toEqual(
            suggestions
              ? {
                  protected: expected.filter(
                    ({ protectedBy }) => protectedBy !== null && protectedBy !== 'kept_before',
                  ).length,
                  kept: expected.filter(({ decision }) => decision === 'keep').length,
                }
              : { protected: 0, kept: 0 },
          );
          pages.push(...page.rows);
          cursor = page.nextCursor;
        }
        expect(pages.map(({ id }) => id).sort()).toEqual(listed.map(({ id }) => id).sort());
        for (let at = 1; at < pages.length; at++) {
          const [before, after] = [pages[at - 1], pages[at]];
          if (before !== undefined && after !== undefined)
            expect(BY[sort](before, after)).toBeLessThanOrEqual(0);
        }
        expect([...store.results.ids(filter)].flat().sort()).toEqual(listed.map(({ id }) => id).sort());
      },
    ),
    { numRuns: 150, seed: 11 },
  );
});

test('a cursor of another sort, or none of ours, is refused', () => {
  const { nextCursor } = store.results.page({ sort: 'size', limit: 3 });
  expect(nextCursor).not.toBeNull();
  expect(() => store.results.page({ sort: 'name', limit: 3, cursor: nextCursor ?? '' })).toThrow(
    InvalidCursorError,
  );
  for (const cursor of ['', 'nonsense', Buffer.from('["size",{},1]').toString('base64url')])
    expect(() => store.results.page({ sort: 'size', limit: 3, cursor })).toThrow(InvalidCursorError);
});

test('the statistics agree with the totals of the lists', () => {
  const read = store.statistics.read();
  for (const category of CATEGORIES)
    expect(read.byCategory[category].count).toBe(store.results.count({ category }));
  expect(read.highConfidence.count).toBe(store.results.count({ category: 'high_confidence' }));
  expect(read.marked.count).toBe(store.results.count({ decision: 'delete' }));
  expect(read.kept.count).toBe(store.results.count({ decision: 'keep' }));
  expect(read.protected + read.kept.count).toBe(store.results.count({ protected: true }));
  const recommended = everything.filter((row) => row.recommended);
  expect(read.recommended).toEqual({
    count: store.results.count({ category: 'high_confidence', recommended: true }),
    bytes: recommended.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
    marked: store.results.count({ category: 'high_confidence', recommended: true, decision: 'delete' }),
  });
  expect(read.recommended.marked).toBeGreaterThan(0);
  expect(read.recommended.count).toBe(recommended.length);
  expect(read.totalAssets).toBe(COUNT);
});
