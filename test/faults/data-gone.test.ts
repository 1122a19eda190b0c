import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Passing } from './faulty-proxy.ts';
import { id, openWorld, type World } from './world.ts';

const MARKED = Array.from({ length: 10 }, (_, n) => id(n));
const GONE = {
  code: 'data_gone',
  message: expect.stringMatching(/iic-world-.* is gone, .*bring the folder back/),
};

let world: World;
let planId: number;
beforeEach(async () => {
  world = await openWorld({ assets: 12, batch: 2 });
  world.review.mark(MARKED, true);
  planId = (await world.acting.plans.make({ outcome: 'trash', albumName: '' })).plan.id;
});
afterEach(() => world.close());

const removed = () => rmSync(world.folder, { recursive: true });
const replaced = () => {
  removed();
  mkdirSync(world.folder);
  writeFileSync(world.store.file, '');
};
/** Closing the world removes it. */
const bringBack = () => mkdirSync(world.folder, { recursive: true });

const apply = () => world.acting.plans.apply(planId, MARKED.length);
const changes = () => world.proxy.calls.filter((call) => call.changes).length;

/** Once, while the first batch is on its way. */
const atFirstChange = (happens: () => void) => {
  let isOver = false;
  return ({ changes: acts }: Passing): void => {
    if (!acts || isOver) return;
    isOver = true;
    happens();
  };
};

describe.each([
  ['removed', removed],
  ['replaced by another one', replaced],
])('a data folder that was %s', (_, takeAway) => {
  it('lets no plan begin', async () => {
    takeAway();
    await expect(apply()).rejects.toMatchObject(GONE);
    bringBack();
    expect(changes()).toBe(0);
    expect(await world.trashed()).toEqual([]);
    expect(world.acting.plans.one(planId).plan.state).toBe('planned');
  });

  it('ends a plan between two batches, and says why', async () => {
    world.proxy.before = atFirstChange(takeAway);
    await apply();
    await world.acting.idle();
    bringBack();
    expect(changes()).toBe(1);
    expect(await world.trashed()).toHaveLength(2);
    const { plan } = world.acting.plans.one(planId);
    expect(plan).toMatchObject({ state: 'stopped', message: GONE.message });
    expect(plan.message).not.toContain('Nothing was lost');
  });

  it('lets nothing be taken back that nobody would remember', async () => {
    await apply();
    await world.acting.idle();
    const trashed = await world.trashed();
    expect(trashed).toHaveLength(MARKED.length);
    takeAway();
    await expect(world.acting.plans.restore(planId)).rejects.toMatchObject(GONE);
    bringBack();
    expect(await world.trashed()).toEqual(trashed);
  });

  it('ends what is being taken back between two batches', async () => {
    await apply();
    await world.acting.idle();
    const before = changes();
    world.proxy.before = atFirstChange(takeAway);
    await world.acting.plans.restore(planId);
    await world.acting.idle();
    bringBack();
    expect(changes() - before).toBe(1);
    expect(await world.trashed()).toHaveLength(MARKED.length - 2);
    expect(world.acting.plans.one(planId).plan).toMatchObject({
      state: 'restore_stopped',
      message: GONE.message,
    });
  });
});

it('goes on where the very same file came back', async () => {
  const aside = `${world.folder}-aside`;
  renameSync(world.folder, aside);
  await expect(apply()).rejects.toMatchObject(GONE);
  renameSync(aside, world.folder);
  await apply();
  await world.acting.idle();
  expect(await world.trashed()).toHaveLength(MARKED.length);
});
