import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClusterList, keyOf } from '../../web/src/review/cluster-list.svelte.ts';
import { NO_FILTER } from '../../web/src/review/filter/filter.ts';
import { type AppUnderTest, appUnderTest } from '../http/app-under-test.ts';
import { id, screenshot } from '../review/seeded-store.ts';

describe('groups on the screen', () => {
  let tested: AppUnderTest;
  const decide = (url: string, ids: readonly number[]) =>
    tested.app.inject({ method: 'POST', url, payload: { asset_ids: ids.map((n) => id(n)) } });

  beforeEach(async () => {
    tested = await appUnderTest({
      assets: [
        ...[1, 2, 3].map((n) => screenshot(n)),
        ...[4, 5].map((n) => screenshot(n, { width: 1170, height: 2532 })),
      ],
    });
    // Nothing is drawn here: what would be told of a change is a plain value.
    vi.stubGlobal('$state', { raw: (value: unknown) => value });
    vi.stubGlobal('fetch', async (url: string) => {
      const answer = await tested.app.inject({ method: 'GET', url });
      return new Response(answer.body, { status: answer.statusCode });
    });
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
    await tested.close();
  });

  it('stay where they are when one of them is decided, so that a second click meets no other', async () => {
    const list = new ClusterList();
    await list.show({ ...NO_FILTER, category: 'screenshots' }, 'kind');
    const widths = () => list.value?.items.map(({ width, marked }) => [width, marked]);
    expect(widths()).toEqual([
      [1080, 0],
      [1170, 0],
    ]);
    await decide('/api/mark_for_deletion', [1, 2, 3]);
    await list.refresh();
    expect(widths()).toEqual([
      [1080, 3],
      [1170, 0],
    ]);
    expect(list.settled.size).toBe(0);
    await decide('/api/keep', [4, 5]);
    await list.refresh();
    expect(list.value?.items.filter((one) => list.settled.has(keyOf(one))).map(({ width }) => width)).toEqual(
      [1170],
    );
    await list.reload();
    expect(widths()).toEqual([[1080, 3]]);
  });
});
