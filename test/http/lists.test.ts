import { afterEach, describe, expect, it } from 'vitest';
import { decided } from '../../src/contract/decisions.ts';
import { clusters, facets } from '../../src/contract/facets.ts';
import { layoutItems, layoutPlace, layoutRange, resultLayout } from '../../src/contract/layout.ts';
import { resultDetail } from '../../src/contract/results.ts';
import { id, photo, screenshot } from '../review/seeded-store.ts';
import { type AppUnderTest, appUnderTest } from './app-under-test.ts';

let tested: AppUnderTest | null = null;
afterEach(async () => {
  await tested?.close();
  tested = null;
});

async function start() {
  tested = await appUnderTest({
    assets: [...[1, 2, 3, 4, 5].map((n) => screenshot(n)), photo(9, { isFavorite: true })],
  });
  return tested.app;
}

describe('lists by place', () => {
  it('give the layout, its items, ranges and places', async () => {
    const app = await start();
    const layout = resultLayout.parse((await app.inject('/api/results/layout?sort=date')).json());
    expect(layout.total).toBe(6);
    expect(layout.buckets).toEqual([{ month: '2024-09', count: 6 }]);
    expect([...Buffer.from(layout.ratios, 'base64')]).toEqual([85, 29, 29, 29, 29, 29]);

    const base = `/api/results/layout/${layout.layout_id}`;
    const { items } = layoutItems.parse((await app.inject(`${base}/items?offset=4&limit=10`)).json());
    expect(items.map((item) => item?.asset_id)).toEqual([id(2), id(1)]);
    const range = layoutRange.parse((await app.inject(`${base}/range?from=2&to=1`)).json());
    expect(range.items.map(({ asset_id }) => asset_id)).toEqual([id(5), id(4)]);
    const place = await app.inject(`${base}/place?asset_id=${id(3)}`);
    expect(layoutPlace.parse(place.json())).toEqual({ place: 3 });
    const missing = await app.inject(`${base}/place?asset_id=${id(77)}`);
    expect(layoutPlace.parse(missing.json())).toEqual({ place: null });
  });

  it('say where a list is forgotten, or a range too long', async () => {
    const app = await start();
    const gone = await app.inject('/api/results/layout/nonsense/items?offset=0');
    expect(gone.statusCode).toBe(410);
    expect(gone.json()).toMatchObject({ code: 'layout_gone' });
    const long = await app.inject('/api/results/layout/nonsense/range?from=0&to=50000');
    expect(long.statusCode).toBe(400);
  });

  it('count what there is to filter by, and what is alike', async () => {
    const app = await start();
    const found = facets.parse((await app.inject('/api/results/facets')).json());
    expect(found.cameras).toEqual([{ value: 'Canon EOS 80D', count: 1 }]);
    expect(found.years).toEqual([{ value: '2024', count: 6 }]);
    const alike = clusters.parse((await app.inject('/api/results/clusters?category=screenshots')).json());
    expect(alike).toMatchObject({ total: 5, rest: 0 });
    expect(alike.items[0]).toMatchObject({
      category: 'screenshots',
      width: 1080,
      height: 2400,
      count: 5,
      held_back: 0,
    });
    expect(alike.items[0]?.samples).toHaveLength(4);
  });

  it('give groups, of which those that are decided come last', async () => {
    tested = await appUnderTest({
      assets: [
        ...[1, 2, 3].map((n) => screenshot(n)),
        ...[4, 5].map((n) => screenshot(n, { width: 1170, height: 2532 })),
      ],
    });
    const { app } = tested;
    const counts = async () =>
      clusters
        .parse((await app.inject('/api/results/clusters?category=screenshots')).json())
        .items.map(({ count, marked }) => [count, marked]);
    expect(await counts()).toEqual([
      [3, 0],
      [2, 0],
    ]);
    const selection = { filter: { category: 'screenshots', width: 1080 } };
    const payload = { decision: 'delete', selection, expected_count: 3 };
    await app.inject({ method: 'POST', url: '/api/decisions', payload });
    expect(await counts()).toEqual([
      [2, 0],
      [3, 3],
    ]);
  });
});

describe('decisions by filter', () => {
  it('leave out what was taken out by hand, and count without it', async () => {
    const app = await start();
    const decide = (expected_count: number) =>
      app.inject({
        method: 'POST',
        url: '/api/decisions',
        payload: {
          decision: 'delete',
          selection: { filter: { category: 'screenshots', width: 1080, height: 2400 }, except: [id(2)] },
          expected_count,
        },
      });
    expect((await decide(5)).statusCode).toBe(409);
    expect(decided.parse((await decide(4)).json())).toMatchObject({ matched: 4, changed: 4 });
    const one = resultDetail.parse((await app.inject(`/api/results/${id(2)}`)).json());
    expect(one.decision).toBeNull();
  });
});

it('one image has its camera data', async () => {
  const app = await start();
  const one = resultDetail.parse((await app.inject(`/api/results/${id(9)}`)).json());
  expect(one.facts).toMatchObject({ lens: 'EF 50mm', f_number: 2.8, iso: 200, exposure_time: '1/125' });
  expect(one.damaged).toEqual([]);
});
