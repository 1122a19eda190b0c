import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssetFacts } from '../../src/domain/asset-facts.ts';
import { CATEGORIES } from '../../src/domain/category.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import type { AccountStore } from '../../src/storage/account-store.ts';
import { LayoutGoneError } from '../../src/storage/errors.ts';
import type { ResultFilter, ResultSort } from '../../src/storage/results.ts';
import { inventedAsset, inventedId } from '../analysis/invented-library.ts';
import { fill, put, temporaryStore, verdictOf } from './stored-library.ts';

const COUNT = 240;
const STEPS = 64;
let store: AccountStore;
let close: () => void;
let facts: AssetFacts[];
beforeAll(() => {
  ({ store, close } = temporaryStore());
  facts = fill(store, COUNT);
});
afterAll(() => close());

const every = (filter: ResultFilter, sort: ResultSort, order?: 'asc' | 'desc') => {
  const rows = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = store.results.page({
      ...filter,
      sort,
      limit: 50,
      ...(order ? { order } : {}),
      ...(cursor ? { cursor } : {}),
    });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  }
  return rows;
};

test('a layout holds the list that pages give, by place, in either direction', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<ResultFilter>(
        {},
        { category: 'screenshots' },
        { category: 'high_confidence' },
        { q: 'img' },
        { protected: true },
        { recommended: true },
      ),
      fc.constantFrom<ResultSort>('confidence', 'size', 'date', 'worth_deciding', 'name'),
      fc.constantFrom('asc', 'desc', undefined),
      fc.nat(COUNT),
      (filter, sort, order, offset) => {
        const listed = every(filter, sort, order).map(({ id }) => id);
        const layout = store.layouts.make(filter, { sort, ...(order ? { order } : {}) }, STEPS);
        expect(layout.total).toBe(listed.length);
        expect(layout.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(listed.length);
        expect(layout.ratios).toHaveLength(listed.length);
        const rows = store.layouts.rows(layout.id, offset, 30);
        expect(rows.map((row) => row?.id)).toEqual(listed.slice(offset, offset + 30));
        const range = store.layouts.range(layout.id, offset + 20, offset);
        expect(range.map(({ id }) => id)).toEqual(listed.slice(offset, offset + 21));
        for (const [place, id] of listed.entries())
          if (place % 40 === 0) expect(store.layouts.place(layout.id, id)).toBe(place);
      },
    ),
    { numRuns: 60, seed: 3 },
  );
});

test('shapes come as one byte each, months as they follow', () => {
  const { store: small, close: remove } = temporaryStore();
  try {
    const shapes = [
      { width: 4000, height: 3000, takenAt: '2024-02-01T00:00:00.000Z' },
      { width: 1170, height: 2532, takenAt: '2024-01-31T23:59:59.000Z' },
      { width: null, height: null, takenAt: '2024-01-01T00:00:00.000Z' },
      { width: 9000, height: 10, takenAt: '2023-12-31T23:59:59.999Z' },
    ];
    for (const [n, shape] of shapes.entries())
      put(small, inventedAsset(n, shape), verdictOf({ confidence: 0.9 }));
    const falling = small.layouts.make({}, { sort: 'date' }, STEPS);
    expect([...falling.ratios]).toEqual([85, 30, 0, 255]);
    expect(falling.buckets).toEqual([
      { month: '2024-02', count: 1 },
      { month: '2024-01', count: 2 },
      { month: '2023-12', count: 1 },
    ]);
    const rising = small.layouts.make({}, { sort: 'date', order: 'asc' }, STEPS);
    expect(rising.buckets.map(({ month }) => month)).toEqual(['2023-12', '2024-01', '2024-02']);
    // What came after the shapes were first read is known, too.
    put(small, inventedAsset(9, { width: 200, height: 100 }), verdictOf({ confidence: 0.99 }));
    expect(small.layouts.make({}, { sort: 'confidence' }, STEPS).ratios[0]).toBe(128);
  } finally {
    remove();
  }
});

test('a list stays as it was made while decisions change what its filter matches', () => {
  const layout = store.layouts.make({ decision: 'none' }, { sort: 'name' }, STEPS);
  const before = store.layouts.rows(layout.id, 0, 200).map((row) => row?.id);
  store.decisions.set(
    facts.slice(0, 50).map(({ id }) => id),
    'delete',
    { description: 'Marked', at: 1 },
  );
  expect(store.layouts.rows(layout.id, 0, 200).map((row) => row?.id)).toEqual(before);
  expect(store.layouts.make({ decision: 'none' }, { sort: 'name' }, STEPS).total).toBeLessThan(layout.total);
  store.decisions.undo(2);
});

test('what is forgotten or never was is refused', () => {
  const { id } = store.layouts.make({}, { sort: 'name' }, STEPS);
  for (let more = 0; more < 20; more += 1) store.layouts.make({}, { sort: 'name' }, STEPS);
  expect(() => store.layouts.rows(id, 0, 1)).toThrow(LayoutGoneError);
  expect(() => store.layouts.range('nonsense', 0, 1)).toThrow(LayoutGoneError);
});

test('facets count under all other filters but their own', () => {
  const filter: ResultFilter = { category: 'screenshots', minConfidence: 0.5 };
  const { histogram, years } = store.overview.facets(filter);
  const listed = every({ category: 'screenshots' }, 'confidence');
  expect(histogram).toHaveLength(20);
  expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(listed.length);
  expect(histogram[19]).toBe(listed.filter(({ confidence }) => confidence >= 0.95).length);
  const within = listed.filter(({ confidence }) => confidence >= 0.5);
  expect(years.reduce((sum, { count }) => sum + count, 0)).toBe(within.length);
});

test('folders, cameras and apps are named with their counts, and filter to as many', () => {
  const { store: small, close: remove } = temporaryStore();
  try {
    const camera = { ...inventedAsset(0).camera, make: 'Canon', model: 'EOS R6' } as AssetFacts['camera'];
    const places = ['/disk/a/1.jpg', '/disk/a/2.jpg', '/disk/a/deep/3.jpg', 'C:\\old\\4.jpg', null];
    for (const [n, path] of places.entries())
      put(
        small,
        inventedAsset(n, { path, camera: n < 2 ? camera : null, width: 540, height: 960, bytes: 10 }),
        verdictOf({ confidence: 0.9, sourceApp: n < 3 ? 'WhatsApp' : null }),
      );
    const { folders, cameras, sourceApps } = small.overview.facets({});
    expect(folders).toEqual([
      { value: '/disk/a', count: 2 },
      { value: '/disk/a/deep', count: 1 },
      { value: 'C:/old', count: 1 },
    ]);
    expect(cameras).toEqual([{ value: 'Canon EOS R6', count: 2 }]);
    expect(sourceApps).toEqual([
      { value: 'WhatsApp', count: 3 },
      { value: '', count: 2 },
    ]);
    expect(small.results.count({ folder: '/disk/a' })).toBe(3);
    for (const { value, count } of folders) expect(small.results.count({ inFolder: value })).toBe(count);
    for (const { value, count } of cameras) expect(small.results.count({ camera: value })).toBe(count);
    for (const { value, count } of sourceApps) expect(small.results.count({ sourceApp: value })).toBe(count);

    const alike = small.overview.clusters({}, 'kind');
    expect(alike.total).toBe(5);
    expect(alike.items.map(({ sourceApp, count, bytes }) => [sourceApp, count, bytes])).toEqual([
      ['WhatsApp', 3, 30],
      [null, 2, 20],
    ]);
    expect(alike.items[0]?.samples).toHaveLength(3);
    expect(small.overview.clusters({}, 'folder').items.map(({ folder, count }) => [folder, count])).toEqual([
      ['/disk/a', 2],
    ]);
  } finally {
    remove();
  }
});

test('each cluster is what its own filter lists', () => {
  const { items } = store.overview.clusters({ minConfidence: 0.5 }, 'kind');
  expect(items.length).toBeGreaterThan(0);
  for (const { category, sourceApp, width, height, betterCopy, count } of items)
    expect(
      store.results.count({
        minConfidence: 0.5,
        category: category ?? CATEGORIES[0],
        ...(betterCopy === null
          ? { sourceApp: sourceApp ?? '', width: width ?? 0, height: height ?? 0 }
          : { betterCopy }),
      }),
    ).toBe(count);
});

test('copies are grouped with what they are copies of, whatever their size', () => {
  const { store: small, close: remove } = temporaryStore();
  try {
    for (const n of [0, 1])
      put(small, inventedAsset(n, { width: 1600, height: 1200 }), verdictOf({ confidence: 0.1 }));
    for (const n of [2, 3, 4]) {
      const [better, side] = n === 4 ? [1, 1600] : [0, n * 100];
      put(
        small,
        inventedAsset(n, { width: side, height: side, bytes: 10 }),
        verdictOf({ confidence: 0.9, category: 'duplicates', betterCopy: copyOf(better) }),
      );
    }
    const filter = { category: 'duplicates' } as const;
    const { items, total } = small.overview.clusters(filter, 'kind');
    expect(total).toBe(3);
    expect(items.map(({ betterCopy, count, width, samples }) => [betterCopy, count, width, samples])).toEqual(
      [
        [inventedId(0), 2, null, [inventedId(2), inventedId(3)]],
        [inventedId(1), 1, null, [inventedId(4)]],
      ],
    );
    for (const { betterCopy, count } of items)
      expect(small.results.count({ ...filter, betterCopy: betterCopy ?? '' })).toBe(count);
  } finally {
    remove();
  }
});

const copyOf = (n: number): Verdict['betterCopy'] => ({
  id: inventedId(n),
  fileName: 'IMG_1.jpg',
  width: null,
  height: null,
  bytes: null,
  hasCamera: false,
  relation: 'exact_copy',
});
