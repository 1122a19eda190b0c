import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AssetId } from '../../src/domain/asset-facts.ts';
import { leanedOn, type RelationKind } from '../../src/domain/verdict.ts';
import { canTakeBack } from '../../src/review/plans/plan-room.ts';
import { asPhoto, id, judgeAll, openWorld, type World } from './world.ts';

const ASSETS = 10;

const kind = fc.constantFrom<RelationKind>(
  'exact_copy',
  'larger_version',
  'reencoded_copy',
  'immich_duplicate',
);
/** As in every search for relations, the best of a group is nobody's lesser copy: there are no circles. */
const edge = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: ASSETS - 1 }), { minLength: 2, maxLength: 2 }), kind)
  .map(([ends, kind]) => ({ lesser: Math.max(...ends), better: Math.min(...ends), kind }));
type Edge = typeof edge extends fc.Arbitrary<infer E> ? E : never;
const some = fc.uniqueArray(fc.integer({ min: 0, max: ASSETS - 1 }), { maxLength: ASSETS });
const step = fc.oneof(
  fc.record({ what: fc.constant('apply' as const), of: some }),
  fc.record({ what: fc.constant('keep' as const), of: some }),
  fc.record({ what: fc.constant('plan, then lose' as const), of: some, lost: some }),
  fc.record({ what: fc.constant('two plans, the later one first' as const), of: some, later: some }),
  fc.record({ what: fc.constant('take back' as const) }),
  fc.record({ what: fc.constant('look for relations again' as const) }),
);

/** Those that each asset may be told to lean on: what files or pixels prove, and Immich's word only without. */
function leaned(edges: readonly Edge[]): readonly Edge[] {
  const isProven = ({ kind }: Edge): boolean => kind !== 'immich_duplicate';
  return edges.filter(
    (one) => isProven(one) || !edges.some((other) => other.lesser === one.lesser && isProven(other)),
  );
}

/** The pictures that show the same as this one, itself among them. */
function groupOf(n: number, edges: readonly Edge[]): ReadonlySet<number> {
  const group = new Set([n]);
  for (const one of group)
    for (const { lesser, better } of leaned(edges)) {
      if (lesser === one) group.add(better);
      if (better === one) group.add(lesser);
    }
  return group;
}

/** Of copies that are to go together the best stays: nothing is left alone whose better copy goes. */
function keepsTheBest({ acting, store }: World, planId: number): void {
  const { items } = acting.plans.items(planId, { limit: 50 });
  const going = new Set(items.flatMap(({ assetId, result }) => (result === 'pending' ? [assetId] : [])));
  for (const { assetId, reason } of items) {
    if (reason !== 'last_copy' && reason !== 'better_copy_changed') continue;
    const { relations = [] } = store.subjects.one(assetId, '2026-01-01T00:00:00.000Z') ?? {};
    expect(leanedOn(relations).filter(({ id }) => going.has(id))).toEqual([]);
  }
}

/** Of what this plan has put into the trash as a lesser copy: a better one is still in the library. */
async function leavesACopy(
  world: World,
  planId: number,
  edges: readonly Edge[],
  /** By the person, in Immich. */
  lost: ReadonlySet<AssetId>,
): Promise<void> {
  const trashed = new Set(await world.trashed());
  const { items } = world.acting.plans.items(planId, { result: 'applied', limit: 50 });
  for (const { assetId, category } of items) {
    const betters = edges.filter(({ lesser }) => id(lesser) === assetId).map(({ better }) => id(better));
    if (category === 'duplicates') expect(betters.some((better) => !trashed.has(better))).toBe(true);
    // Whatever went with it or before it, in this plan or an earlier one: something of the picture is left by plans.
    const n = Array.from({ length: ASSETS }, (_, one) => one).find((one) => id(one) === assetId) ?? -1;
    const group = [...groupOf(n, edges)];
    if (group.length > 1) expect(group.map(id).some((one) => !trashed.has(one) || lost.has(one))).toBe(true);
  }
}

it('never sends the last copy with the others, or after them, whatever is related, marked, kept and lost, and when', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(edge, { minLength: 3, maxLength: 12, selector: (one) => `${one.lesser} ${one.better}` }),
      fc.array(step, { minLength: 2, maxLength: 6 }),
      async (edges, steps) => {
        const world = await openWorld({ assets: ASSETS, change: asPhoto });
        const { plans } = world.acting;
        const lost = new Set<AssetId>();
        const make = async (of: readonly number[]) => {
          world.review.mark(of.map(id), true);
          const ids = of.map(id).filter((one) => world.store.results.one(one)?.decision === 'delete');
          if (ids.length === 0) return null;
          const { plan } = await plans.make({ outcome: 'trash', albumName: 'x', selection: { ids } });
          keepsTheBest(world, plan.id);
          return plan.id;
        };
        const relate = () => {
          const keyOf = (n: number) => world.store.assets.keyOf(id(n)) ?? 0;
          const isThere = (n: number) => world.store.subjects.one(id(n), '2026-01-01T00:00:00.000Z') !== null;
          world.relate(
            edges
              .filter(({ lesser, better }) => isThere(lesser) && isThere(better))
              .map(({ lesser, better, kind }) => ({
                key: keyOf(lesser),
                betterKey: keyOf(better),
                kind,
                distance: null,
              })),
          );
          judgeAll(world.store);
        };
        const apply = async (planId: number | null) => {
          if (planId === null || plans.one(planId).count === 0) return;
          await plans.apply(planId, plans.one(planId).count);
          await world.acting.idle();
          await leavesACopy(world, planId, edges, lost);
        };
        try {
          relate();
          for (const one of steps) {
            if (one.what === 'keep') world.review.keep(one.of.map(id), true);
            if (one.what === 'apply') await apply(await make(one.of));
            if (one.what === 'look for relations again') relate();
            if (one.what === 'take back') {
              const last = plans.list().find((one) => one.plan.state === 'applied' && canTakeBack(one));
              if (last !== undefined) await plans.restore(last.plan.id);
              await world.acting.idle();
              // What came back has no relations before the next search.
              relate();
            }
            if (one.what === 'plan, then lose') {
              const planId = await make(one.of);
              for (const n of one.lost) lost.add(id(n));
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
    { numRuns: 20, endOnFailure: true },
  );
}, 120_000);
