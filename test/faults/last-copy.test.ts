import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RelationKind } from '../../src/domain/verdict.ts';
import { asPhoto, id, judgeAll, openWorld, type World } from './world.ts';

const ASSETS = 10;
/** The first ones are nobody's lesser copy, as in every search for relations. */
const KEEPERS = 4;

const kind = fc.constantFrom<RelationKind>(
  'exact_copy',
  'larger_version',
  'reencoded_copy',
  'immich_duplicate',
);
const edge = fc.record({
  lesser: fc.integer({ min: KEEPERS, max: ASSETS - 1 }),
  better: fc.integer({ min: 0, max: KEEPERS - 1 }),
  kind,
});
type Edge = typeof edge extends fc.Arbitrary<infer E> ? E : never;
const some = fc.uniqueArray(fc.integer({ min: 0, max: ASSETS - 1 }), { maxLength: ASSETS });
const step = fc.oneof(
  fc.record({ what: fc.constant('apply' as const), of: some }),
  fc.record({ what: fc.constant('keep' as const), of: some }),
  fc.record({ what: fc.constant('plan, then lose' as const), of: some, lost: some }),
  fc.record({ what: fc.constant('two plans, the later one first' as const), of: some, later: some }),
);

/** Of what this plan has put into the trash as a lesser copy: a better one is still in the library. */
async function leavesACopy(world: World, planId: number, edges: readonly Edge[]): Promise<void> {
  const trashed = new Set(await world.trashed());
  const { items } = world.acting.plans.items(planId, { result: 'applied', limit: 50 });
  for (const { assetId, category } of items) {
    const betters = edges.filter(({ lesser }) => id(lesser) === assetId).map(({ better }) => id(better));
    if (category === 'duplicates') expect(betters.some((better) => !trashed.has(better))).toBe(true);
  }
}

it('never sends the last copy with the others, whatever is related, marked, kept and lost, and when', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(edge, { minLength: 3, maxLength: 12, selector: (one) => `${one.lesser} ${one.better}` }),
      fc.array(step, { minLength: 1, maxLength: 3 }),
      async (edges, steps) => {
        const world = await openWorld({ assets: ASSETS, change: asPhoto });
        const { plans } = world.acting;
        const make = async (of: readonly number[]) => {
          world.review.mark(of.map(id), true);
          const ids = of.map(id).filter((one) => world.store.results.one(one)?.decision === 'delete');
          if (ids.length === 0) return null;
          return (await plans.make({ outcome: 'trash', albumName: 'x', selection: { ids } })).plan.id;
        };
        const apply = async (planId: number | null) => {
          if (planId === null || plans.one(planId).count === 0) return;
          await plans.apply(planId, plans.one(planId).count);
          await world.acting.idle();
          await leavesACopy(world, planId, edges);
        };
        try {
          const keyOf = (n: number) => world.store.assets.keyOf(id(n)) ?? 0;
          world.store.relations.replaceAll(
            edges.map((one) => ({
              key: keyOf(one.lesser),
              betterKey: keyOf(one.better),
              kind: one.kind,
              distance: null,
            })),
          );
          judgeAll(world.store);
          for (const one of steps) {
            if (one.what === 'keep') world.review.keep(one.of.map(id), true);
            if (one.what === 'apply') await apply(await make(one.of));
            if (one.what === 'plan, then lose') {
              const planId = await make(one.of);
              if (one.lost.length > 0) await world.does('DELETE', '/assets', { ids: one.lost.map(id) });
              await apply(planId);
            }
            if (one.what === 'two plans, the later one first') {
              const [first, second] = [await make(one.of), await make(one.later)];
              await apply(second);
              await apply(first);
            }
          }
        } finally {
          await world.close();
        }
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
}, 120_000);
