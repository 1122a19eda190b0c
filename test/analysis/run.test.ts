import { expect, test } from 'vitest';
import { inventedAsset, inventedId, inventedLibrary } from './invented-library.ts';
import { accountsOfEachTest, finalRows } from './test-account.ts';

const account = accountsOfEachTest();

test('reads, judges and looks at a library in one run', async () => {
  const library = inventedLibrary(120);
  // A screenshot that somebody loves is no find.
  library.assets[1] = inventedAsset(1, { isFavorite: true });
  const { runs, store } = account(library);
  const { runId } = await runs.start({});
  const status = await runs.idle();
  expect(status).toMatchObject({ runId, state: 'finished', phase: 'done', errors: 0, message: null });
  const { total, rows } = store.results.page({ sort: 'confidence', limit: 500 });
  expect(total).toBe(120);
  const inCategory = rows.filter(({ category }) => category !== null);
  const suggested = inCategory.filter(({ protectedBy }) => protectedBy === null);
  expect(status.found).toBe(suggested.length);
  const { byCategory } = store.statistics.read();
  expect(status.found).toBe(Object.values(byCategory).reduce((sum, { count }) => sum + count, 0));
  expect(suggested.length).toBeGreaterThan(0);
  expect(suggested.length).toBeLessThan(inCategory.length);
  expect(status.thumbnailsRead).toBe(library.asked.filter((call) => call.startsWith('thumbnail')).length);
  expect(rows.find(({ id }) => id === inventedId(0))).toMatchObject({
    fileName: 'IMG_1000.JPG',
    band: 'low',
  });
});

test('a later run reads only what changed', async () => {
  const library = inventedLibrary(120);
  const here = account(library);
  await here.runs.start({});
  await here.runs.idle();
  const before = finalRows(here.store);
  library.asked = [];
  library.now = '2026-01-01T01:00:00.000Z';
  here.now += 3_600_000;
  library.assets[3] = inventedAsset(3, { isFavorite: true, updatedAt: '2026-01-01T00:30:00.000Z' });
  await here.runs.start({});
  expect(await here.runs.idle()).toMatchObject({ state: 'finished' });
  expect(library.asked.filter((call) => call === 'scan').length).toBeLessThanOrEqual(4);
  expect(library.asked.filter((call) => call.startsWith('thumbnail'))).toEqual([]);
  const after = finalRows(here.store) as typeof before;
  expect(here.store.results.one(inventedId(3))).toMatchObject({ protectedBy: 'favourite' });
  expect(after.length).toBe(before.length);
  expect(here.store.runs.latest()).toMatchObject({ kind: 'changes' });
});
