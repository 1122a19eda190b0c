import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Passing } from './faulty-proxy.ts';
import { id, openWorld, type World } from './world.ts';

/** Ten screenshots, all read before any of them is sent. */
const MARKED = Array.from({ length: 10 }, (_, n) => id(n));

let world: World;
afterEach(() => world.close());

/** Applies a plan; `meanwhile` happens once, while its assets are being looked at and nothing has been sent. */
async function applied(meanwhile: () => unknown): Promise<number> {
  world = await openWorld({ assets: 14 });
  world.review.mark(MARKED, true);
  const { plan } = await world.acting.plans.make({ outcome: 'trash', albumName: '' });
  let isOver = false;
  world.proxy.before = async ({ path }) => {
    if (isOver || path !== `/assets/${id(7)}`) return;
    isOver = true;
    await meanwhile();
  };
  await world.acting.plans.apply(plan.id, MARKED.length);
  await world.acting.idle();
  expect(isOver).toBe(true);
  return plan.id;
}

const leftAlone = (planId: number): Map<string, string | null> =>
  new Map(
    world.store.plans
      .items(planId, { results: ['left_alone'], limit: 10 })
      .map(({ assetId, reason }) => [assetId, reason]),
  );

const sent = ({ changes }: Passing): boolean => changes;

describe('while the assets of a batch are being looked at', () => {
  it('one that is kept, and one whose mark is taken away, stay', async () => {
    const planId = await applied(() => {
      world.review.keep([id(3)], true);
      world.review.mark([id(4)], false);
    });
    expect(await world.trashed()).toEqual(MARKED.filter((one) => one !== id(3) && one !== id(4)).sort());
    expect(leftAlone(planId)).toEqual(
      new Map([
        [id(3), 'not_decided'],
        [id(4), 'not_decided'],
      ]),
    );
  });

  it.each([
    ['a person stops it', () => void world.acting.plans.stop(1)],
    [
      'a person forbids acting',
      () => {
        world.level = 'off';
      },
    ],
    ['the data folder is taken away', () => rmSync(world.store.file)],
    [
      'the trash is switched off in Immich',
      () => {
        const off = { trash: false, smartSearch: false, facialRecognition: false, duplicateDetection: false };
        world.proxy.fault = ({ path }) => (/features/.test(path) ? { json: off } : 'pass');
      },
    ],
  ])('%s: nothing is sent', async (_, meanwhile) => {
    const planId = await applied(meanwhile);
    expect(await world.trashed()).toEqual([]);
    expect(world.proxy.calls.filter(sent)).toEqual([]);
    expect(world.acting.plans.one(planId).plan.state).toBe('stopped');
  });

  it('and that takes long, a favourite of that time is seen: all are looked at again', async () => {
    const planId = await applied(async () => {
      await world.does('PUT', `/assets/${id(2)}`, { isFavorite: true });
      world.now += 60_000;
    });
    expect(await world.trashed()).toEqual(MARKED.filter((one) => one !== id(2)).sort());
    expect(leftAlone(planId)).toEqual(new Map([[id(2), 'changed']]));
  });
});
