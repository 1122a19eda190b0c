import { expect, test } from 'vitest';
import { id, openWorld } from '../faults/world.ts';

const COUNT = 20_000;

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
    expect(world.review.statistics().marked.count).toBe(0);
    console.log(`20,000 assets: ${marks.join(', ')}`);
  } finally {
    await world.close();
  }
});
