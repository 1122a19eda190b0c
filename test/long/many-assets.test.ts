import { expect, test } from 'vitest';
import type { Fault } from '../faults/faulty-proxy.ts';
import { seeded } from '../faults/kill-plan.ts';
import { id, openWorld } from '../faults/world.ts';

const COUNT = 20_000;

test('10,000 assets go to the trash and come back through a line that breaks all the time', async () => {
  const world = await openWorld({ assets: 10_010 });
  const random = seeded(20_261_122);
  const faults = [
    'cut before',
    'cut after',
    'cut within',
    'corrupt',
    { status: 500 },
    { status: 429 },
  ] as const;
  const weather = (): Fault =>
    // One call in five hundred, and every third request that changes something.
    random() < 0.002 ? (faults[Math.floor(random() * faults.length)] ?? 'pass') : 'pass';
  try {
    const marked = Array.from({ length: 10_000 }, (_, n) => id(n));
    world.review.mark(marked, true);
    const { plan } = await world.acting.plans.make({ outcome: 'trash', albumName: '' });
    const carry = async (stopped: string, again: () => Promise<unknown>): Promise<void> => {
      for (let times = 0; times < 60; times += 1) {
        world.proxy.fault = ({ changes, n }) => (changes && n % 3 === 1 ? 'cut after' : weather());
        await again();
        await world.acting.idle();
        if (world.acting.plans.one(plan.id).plan.state !== stopped) return;
      }
    };
    await carry('stopped', () => world.acting.plans.apply(plan.id, 10_000));
    expect(world.acting.plans.one(plan.id)).toMatchObject({
      plan: { state: 'applied' },
      counts: { applied: 10_000, failed: 0 },
    });
    expect(await world.trashed()).toEqual(marked.toSorted());
    await carry('restore_stopped', () => world.acting.plans.restore(plan.id));
    expect(world.acting.plans.one(plan.id)).toMatchObject({
      plan: { state: 'restored' },
      counts: { restored: 10_000 },
    });
    expect(await world.trashed()).toEqual([]);
  } finally {
    await world.close();
  }
});

test('20,000 assets are marked by filter, planned, trashed and restored in one go', async () => {
  const world = await openWorld({ assets: COUNT + 10 });
  const marks: string[] = [];
  let since = performance.now();
  const lap = (name: string): void => {
    marks.push(`${name} ${((performance.now() - since) / 1000).toFixed(1)} s`);
    since = performance.now();
  };
  try {
    // Ten of them are kept, so that the filter has something to leave out.
    world.review.keep(
      Array.from({ length: 10 }, (_, n) => id(n)),
      true,
    );
    since = performance.now();
    const decided = world.review.decide({
      decision: 'delete',
      selection: { filter: { category: 'high_confidence' } },
      expectedCount: COUNT,
    });
    lap('mark');
    expect(decided).toMatchObject({ matched: COUNT, changed: COUNT, leftOut: { protected: 0, kept: 10 } });
    const { plan } = await world.acting.plans.make({ outcome: 'trash', albumName: '' });
    lap('plan');
    await world.acting.plans.apply(plan.id, COUNT);
    await world.acting.idle();
    lap('trash');
    expect(world.acting.plans.one(plan.id)).toMatchObject({
      plan: { state: 'applied' },
      counts: { applied: COUNT },
    });
    expect(await world.trashed()).toHaveLength(COUNT);
    since = performance.now();
    await world.acting.plans.restore(plan.id);
    await world.acting.idle();
    lap('restore');
    expect(world.acting.plans.one(plan.id)).toMatchObject({ counts: { restored: COUNT } });
    expect(await world.trashed()).toEqual([]);
    // Taken back is taken back: the marks are as they were before.
    expect((await world.review.statistics()).marked.count).toBe(COUNT);
    console.log(`20,000 assets: ${marks.join(', ')}`);
  } finally {
    await world.close();
  }
});
