import { afterEach, expect, it } from 'vitest';
import { distribution, history } from '../../src/contract/history.ts';
import { photo, screenshot } from '../review/seeded-store.ts';
import { type AppUnderTest, appUnderTest } from './app-under-test.ts';

let tested: AppUnderTest | null = null;
afterEach(async () => {
  await tested?.close();
  tested = null;
});

it('adds up decisions by day, those taken back included', async () => {
  tested = await appUnderTest({
    assets: [screenshot(1), screenshot(2, { path: '/mnt/phone/a.png' }), photo(3)],
  });
  const { app } = tested;
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
  const item = (await app.inject('/api/results?protected=false&decision=none&limit=2')).json();
  const [first, second] = item.items.map((one: { asset_id: string }) => one.asset_id);
  await post('/api/mark_for_deletion', { asset_ids: [first] });
  await post('/api/keep', { asset_ids: [second] });
  await post('/api/decisions/undo', {});
  const read = history.parse((await app.inject('/api/history')).json());
  expect(read.days).toHaveLength(1);
  expect(read.days[0]).toMatchObject({
    marked: 1,
    kept: 1,
    taken_back: 1,
    trashed: { count: 0, bytes: 0 },
  });
});

it('says where candidates come from, as many as the cards count', async () => {
  tested = await appUnderTest({
    assets: [screenshot(1), screenshot(2, { path: '/mnt/phone/a.png' }), photo(3)],
  });
  const { app } = tested;
  const { years, folders, elsewhere } = distribution.parse((await app.inject('/api/distribution')).json());
  const cards = (await app.inject('/api/statistics')).json().by_category as Record<string, { count: number }>;
  const wanted = Object.values(cards).reduce((sum, { count }) => sum + count, 0);
  const total = (rows: readonly { readonly categories: Record<string, number> }[]) =>
    rows.flatMap(({ categories }) => Object.values(categories)).reduce((sum, count) => sum + count, 0);
  expect(wanted).toBeGreaterThan(0);
  expect(total(years)).toBe(wanted);
  expect(total(folders) + elsewhere).toBe(wanted);
});
