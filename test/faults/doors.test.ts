import { afterEach, describe, expect, it } from 'vitest';
import type { AssetFacts, AssetId } from '../../src/domain/asset-facts.ts';
import type { PlanRequest } from '../../src/review/plans/plan-room.ts';
import { NOW } from './connect.ts';
import type { Fault } from './faulty-proxy.ts';
import { asPhoto, id, judgeAll, never, openWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

const range = (from: number, to: number): AssetId[] =>
  Array.from({ length: to - from }, (_, n) => id(from + n));
const MARKED = range(0, 10);

async function made(outcome: PlanRequest['outcome'], more: Partial<PlanRequest> = {}): Promise<number> {
  const { plan } = await world.acting.plans.make({
    outcome,
    albumName: 'To review (image cleaner)',
    ...more,
  });
  return plan.id;
}
async function applied(planId: number): Promise<void> {
  await world.acting.plans.apply(planId, world.acting.plans.one(planId).count);
  await world.acting.idle();
  for (let times = 0; world.acting.plans.one(planId).plan.state === 'stopped' && times < 5; times += 1) {
    world.proxy.heal();
    await world.acting.plans.apply(planId, world.acting.plans.one(planId).count);
    await world.acting.idle();
  }
}
async function restored(planId: number): Promise<void> {
  await world.acting.plans.restore(planId);
  await world.acting.idle();
}

const archivedOnes = async (): Promise<AssetId[]> => {
  const assets = await Promise.all(range(0, 12).map(async (one, n) => [one, await world.look(n)] as const));
  return assets.filter(([, asset]) => asset.visibility === 'archive').map(([one]) => one);
};
const tagged = async (): Promise<AssetId[]> => {
  const assets = await Promise.all(range(0, 12).map(async (one, n) => [one, await world.look(n)] as const));
  return assets
    .filter(([, { tags }]) =>
      (tags as { value: string }[]).some(({ value }) => value.startsWith('image-cleaner/')),
    )
    .map(([one]) => one);
};
const inAlbum = async (): Promise<AssetId[]> => {
  const albums = (await world.does('GET', '/albums')) as { id: string; albumName: string }[];
  const album = albums.filter(({ albumName }) => albumName === 'To review (image cleaner)');
  expect(album.length).toBeLessThanOrEqual(1);
  const found = (await world.does('POST', '/search/metadata', {
    albumIds: album.map((one) => one.id),
    size: 1000,
  })) as { assets: { items: { id: AssetId }[] } };
  return album.length === 0 ? [] : found.assets.items.map((one) => one.id);
};
const LOOK = { archive: archivedOnes, tag: tagged, album: inAlbum } as const;

const LOST: Readonly<Record<string, Fault>> = {
  'nothing happens': 'pass',
  'an answer is lost': 'cut after',
  'a request is lost': 'cut before',
  'an answer is garbage': 'corrupt',
  'an answer is half there': 'cut within',
};

describe.each(['archive', 'album', 'tag'] as const)('%s', (outcome) => {
  // What was so before us stays so.
  const theirs = id(4);
  const before = {
    archive: () => world.does('PUT', '/assets', { ids: [theirs], visibility: 'archive' }),
    album: () =>
      world.does('POST', '/albums', { albumName: 'To review (image cleaner)', assetIds: [theirs] }),
    async tag() {
      const [tag] = (await world.does('PUT', '/tags', { tags: ['image-cleaner/screenshots'] })) as {
        id: string;
      }[];
      await world.does('PUT', `/tags/${tag?.id}/assets`, { ids: [theirs] });
    },
  } as const;

  it.each(Object.entries(LOST))('is done once, verified and taken back when %s', async (_, fault) => {
    world = await openWorld({ assets: 12, batch: 4 });
    if (outcome !== 'archive') await before[outcome]();
    world.level = 'organise';
    world.review.mark(MARKED, true);
    const planId = await made(outcome);
    world.proxy.fault = (call) => (call.changes && call.n === 1 ? fault : 'pass');
    await applied(planId);
    expect((await LOOK[outcome]()).sort()).toEqual(MARKED.toSorted());
    const own = outcome === 'archive' ? 10 : 9;
    expect(world.acting.plans.one(planId).counts).toMatchObject({ applied: own, already: 10 - own });
    expect(await world.trashed()).toEqual([]);
    await restored(planId);
    expect(world.acting.plans.one(planId)).toMatchObject({
      plan: { state: 'restored' },
      counts: { restored: own },
    });
    expect(await LOOK[outcome]()).toEqual(outcome === 'archive' ? [] : [theirs]);
  });
});

it.each(['album', 'tag'] as const)(
  'an %s that somebody removed leaves nothing to take back',
  async (outcome) => {
    world = await openWorld({ assets: 12, batch: 4 });
    world.level = 'organise';
    world.review.mark(MARKED, true);
    const planId = await made(outcome);
    await applied(planId);
    expect(await LOOK[outcome]()).toHaveLength(10);
    const all = (await world.does('GET', `/${outcome}s`)) as { id: string; parentId?: string }[];
    // With a tag go those below it.
    for (const one of all.filter(({ parentId }) => !parentId))
      await world.does('DELETE', `/${outcome}s/${one.id}`);
    await restored(planId);
    expect(world.acting.plans.one(planId)).toMatchObject({
      plan: { state: 'restored', message: null },
      counts: { restored: 10 },
    });
    expect(await LOOK[outcome]()).toEqual([]);
  },
);

describe('marks', () => {
  const marked = async (): Promise<number> => (await world.review.statistics()).marked.count;

  it.each([
    ['trash', 0],
    ['archive', 0],
    ['album', 10],
    ['tag', 10],
  ] as const)(
    'are done with once the plan to %s is applied, and are as before when it is taken back',
    async (outcome, left) => {
      world = await openWorld({ assets: 12, batch: 4 });
      world.review.mark(MARKED, true);
      const planId = await made(outcome);
      expect(await marked()).toBe(10);
      await applied(planId);
      expect(await marked()).toBe(left);
      expect((await world.review.statistics()).kept.count).toBe(outcome === 'archive' ? 10 : 0);
      await restored(planId);
      expect(await marked()).toBe(10);
      expect(MARKED.map((one) => world.store.decisions.get(one))).toEqual(MARKED.map(() => 'delete'));
    },
  );

  it('end for what lay in the archive before, too, and are as before when the plan is taken back', async () => {
    world = await openWorld({ assets: 12, batch: 4 });
    await world.does('PUT', '/assets', { ids: [id(2), id(7)], visibility: 'archive' });
    for (const n of [2, 7]) {
      const asset = await world.library.inspect(id(n), never);
      world.store.assets.upsert(asset?.facts as AssetFacts);
    }
    judgeAll(world.store);
    world.review.mark(MARKED, true);
    const planId = await made('archive');
    await applied(planId);
    expect(world.acting.plans.one(planId).counts).toMatchObject({ applied: 8, already: 2 });
    expect(await marked()).toBe(0);
    world.review.keep([id(7)], false);
    await restored(planId);
    expect((await archivedOnes()).sort()).toEqual([id(2), id(7)].sort());
    expect(await marked()).toBe(9);
    expect([2, 7].map((n) => world.store.decisions.get(id(n)))).toEqual(['delete', null]);
  });

  it.each(['trash', 'archive'] as const)('of the %s follow what was decided since', async (outcome) => {
    world = await openWorld({ assets: 12, batch: 4 });
    world.review.mark(MARKED, true);
    const planId = await made(outcome);
    await applied(planId);
    // What was archived counts as kept already.
    const since = outcome === 'trash' ? 'keep' : null;
    world.review.keep(MARKED.slice(0, 2), since === 'keep');
    await restored(planId);
    expect(MARKED.slice(0, 2).map((one) => world.store.decisions.get(one))).toEqual([since, since]);
    expect(await world.review.statistics()).toMatchObject({
      marked: { count: 8 },
      kept: { count: since === null ? 0 : 2 },
    });
  });
});

describe('what comes back', () => {
  it('is recognised by its content, and said so', async () => {
    world = await openWorld({ assets: 12 });
    world.review.mark([id(3)], true);
    await applied(await made('trash'));
    const { store } = world;
    const phoneSendsItAgain = id(99);
    const [known] = store.plans.items(1, { limit: 1 });
    store.assets.upsert({ ...(known?.shown.facts as AssetFacts), id: phoneSendsItAgain });
    judgeAll(store);
    expect(store.results.one(phoneSendsItAgain)).toMatchObject({ decision: null, decidedBefore: 'delete' });
  });

  it('after a late arrival is brought back, even if the person thought better of it meanwhile', async () => {
    world = await openWorld({ assets: 12, batch: 4 });
    world.review.mark(MARKED, true);
    const planId = await made('trash');
    world.proxy.fault = (call) => (call.changes && call.n === 0 ? 'late' : 'pass');
    await world.acting.plans.apply(planId, 10);
    await world.acting.idle();
    expect(await world.trashed()).toEqual([]);
    world.review.mark(MARKED, false);
    world.proxy.heal();
    await world.acting.plans.apply(planId, 10);
    await world.acting.idle();
    expect(world.acting.plans.one(planId).counts).toMatchObject({ applied: 0, left_alone: 10 });
    await world.proxy.releaseLate();
    expect((await world.trashed()).length).toBe(4);
    await restored(planId);
    expect(await world.trashed()).toEqual([]);
    expect(world.acting.plans.one(planId).counts).toMatchObject({ restored: 4, left_alone: 6 });
  });
});

describe('what belongs together', () => {
  it('is left alone as a whole, and the plan says what that is', async () => {
    world = await openWorld({ assets: 12 });
    const stacked = [id(1), id(2), id(3)];
    // Marked before it was known to belong together.
    world.review.mark(MARKED, true);
    await world.does('POST', '/stacks', { assetIds: stacked });
    const keys = stacked.map((one) => world.store.assets.keyOf(one) ?? 0);
    world.store.memberships.setStacked(keys, true);
    const still = await world.library.asset(id(0), never);
    if (still !== null)
      world.store.assets.upsert({
        ...still,
        livePhotoVideoId: id(11),
        updatedAt: new Date(NOW).toISOString(),
      });
    judgeAll(world.store);

    const planId = await made('trash', { selection: { ids: MARKED } });
    const { notices, count } = await world.acting.plans.review(planId, never);
    const told = new Map(notices.map((one) => [one.code, one.count]));
    expect([told.get('protected'), told.get('live_photos'), told.get('stacked')]).toEqual([4, 1, 3]);
    expect(count).toBe(6);
    await applied(planId);
    expect(await world.trashed()).toEqual(range(4, 10).sort());
  });
});

describe('acting', () => {
  it('is off until a person allows it, and has levels', async () => {
    world = await openWorld({ assets: 12 });
    world.level = 'off';
    world.review.mark(MARKED, true);
    const [trash, album] = [await made('trash'), await made('album')];
    for (const planId of [trash, album])
      await expect(world.acting.plans.apply(planId, 10)).rejects.toMatchObject({ code: 'acting_off' });
    world.level = 'organise';
    await expect(world.acting.plans.apply(trash, 10)).rejects.toMatchObject({ code: 'acting_off' });
    expect((await world.acting.plans.review(trash, new AbortController().signal)).notices).toContainEqual(
      expect.objectContaining({ code: 'acting_off', level: 'blocks' }),
    );
    await applied(album);
    expect(world.acting.plans.one(album).plan.state).toBe('applied');
    expect(world.proxy.calls.filter(({ method }) => method === 'DELETE')).toEqual([]);
  });

  it('asks for the plan’s own number, and for one plan at a time', async () => {
    world = await openWorld({ assets: 12, batch: 2 });
    world.review.mark(MARKED, true);
    const [one, other] = [await made('trash'), await made('archive')];
    await expect(world.acting.plans.apply(one, 9)).rejects.toMatchObject({ code: 'count_changed' });
    await world.acting.plans.apply(one, 10);
    await expect(world.acting.plans.apply(other, 10)).rejects.toMatchObject({ code: 'plan_busy' });
    // A second window: whoever confirms there is told to wait, not to begin anew.
    for (const again of [world.acting.plans.apply(one, 10), world.acting.plans.restore(one)])
      await expect(again).rejects.toMatchObject({
        code: 'plan_busy',
        message: 'This plan is being carried out already.',
      });
    await world.acting.plans.stop(one);
    expect(world.acting.plans.one(one).plan.state).toBe('stopped');
    expect((await world.trashed()).length).toBeLessThan(10);
    expect(() => world.acting.plans.discard(one)).toThrow(/stays on record/);
    world.acting.plans.discard(other);
    expect(() => world.acting.plans.one(other)).toThrow(/no plan/);
  });

  it('stops what nobody carries any more, whatever its state says, so that it can be taken back', async () => {
    world = await openWorld({ assets: 12, batch: 2 });
    const { plans } = world.store;
    world.review.mark(MARKED, true);
    const planId = await made('trash');
    await applied(planId);
    plans.change(planId, { state: 'applying' });
    await expect(world.acting.plans.restore(planId)).rejects.toMatchObject({ code: 'plan_busy' });
    expect((await world.acting.plans.stop(planId)).plan.state).toBe('stopped');
    plans.change(planId, { state: 'restoring' });
    expect((await world.acting.plans.stop(planId)).plan.state).toBe('restore_stopped');
    await restored(planId);
    expect(await world.trashed()).toEqual([]);
  });

  it('takes up one of several that were left behind, and stops the others', async () => {
    world = await openWorld({ assets: 12 });
    world.review.mark(MARKED, true);
    const [one, other] = [await made('trash'), await made('album')];
    for (const planId of [one, other]) world.store.plans.change(planId, { state: 'applying' });
    expect(world.acting.pickUp()).toBe(true);
    expect(world.acting.plans.one(other).plan.state).toBe('stopped');
    await world.acting.idle();
    expect(world.acting.plans.one(one).plan.state).toBe('applied');
  });

  it('takes nothing back where nothing was done', async () => {
    world = await openWorld({ assets: 12 });
    world.review.mark(MARKED, true);
    const planId = await made('trash');
    world.store.plans.change(planId, { state: 'stopped' });
    await expect(world.acting.plans.restore(planId)).rejects.toMatchObject({
      code: 'plan_state',
      message: expect.stringContaining('nothing to take back'),
    });
    expect(world.acting.plans.one(planId)).toMatchObject({
      plan: { state: 'stopped' },
      counts: { pending: 10 },
    });
  });

  it('says before it is confirmed what a person may not expect', async () => {
    world = await openWorld({
      assets: 12,
      change: (_, n) => (n === 1 ? { libraryId: '11111111-1111-4111-8111-111111111111' } : {}),
    });
    world.review.mark(MARKED, true);
    const planId = await made('trash', { selection: { ids: range(0, 12) } });
    const { notices, count, counts } = await world.acting.plans.review(planId, new AbortController().signal);
    expect([count, counts.left_alone]).toEqual([9, 3]);
    expect(notices.map(({ code, count: about, days }) => [code, about ?? days])).toEqual([
      ['not_decided', 2],
      ['external_library', 1],
      ['restorable_until', 30],
      ['space_won_later', null],
      ['phone_sync', null],
    ]);
    await applied(planId);
    expect(await world.trashed()).toEqual(MARKED.filter((one) => one !== id(1)).sort());
  });

  it('never lets the last copy go together with those that it made superfluous', async () => {
    world = await openWorld({ assets: 12, change: asPhoto });
    const { store } = world;
    const keyOf = (n: number): number => store.assets.keyOf(id(n)) ?? 0;
    world.relate([
      { key: keyOf(0), betterKey: keyOf(1), kind: 'exact_copy', distance: null },
      { key: keyOf(2), betterKey: keyOf(11), kind: 'exact_copy', distance: null },
    ]);
    judgeAll(store);
    expect(world.review.one(id(0)).row.category).toBe('duplicates');
    world.review.mark(range(0, 4), true);
    const planId = await made('trash');
    // The best of those that are in the plan stays, and the lesser one goes for it.
    expect(reasons(planId)).toEqual(new Map([[id(1), 'last_copy']]));
    // The copy that stays is trashed by somebody before we come: then its lesser copy stays.
    await world.does('DELETE', '/assets', { ids: [id(11)] });
    await applied(planId);
    expect(reasons(planId)).toEqual(
      new Map([
        [id(1), 'last_copy'],
        [id(2), 'better_copy_changed'],
      ]),
    );
    expect(await world.trashed()).toEqual([id(0), id(3), id(11)].sort());
  });

  it('keeps the best of a whole family that is marked, and what each of the others went for', async () => {
    world = await openWorld({ assets: 12, change: asPhoto });
    const { store } = world;
    const keyOf = (n: number): number => store.assets.keyOf(id(n)) ?? 0;
    const edge = (lesser: number, better: number) => ({
      key: keyOf(lesser),
      betterKey: keyOf(better),
      kind: 'exact_copy' as const,
      distance: null,
    });
    // 3 is the best of 0–3; of 4–6, 4 is known to be a copy of 5 only.
    world.relate([edge(0, 1), edge(0, 3), edge(1, 3), edge(2, 3), edge(4, 5), edge(5, 6)]);
    judgeAll(store);
    world.review.mark(range(0, 7), true);
    const planId = await made('trash');
    expect([...reasons(planId).keys()].toSorted()).toEqual([id(3), id(5), id(6)].toSorted());
    await applied(planId);
    expect(await world.trashed()).toEqual([id(0), id(1), id(2), id(4)].sort());
  });

  it('keeps what Immich only calls better, too, where the lesser one has to stay for what went before', async () => {
    world = await openWorld({ assets: 6, change: asPhoto });
    const { store } = world;
    const keyOf = (n: number): number => store.assets.keyOf(id(n)) ?? 0;
    const edge = (lesser: number, better: number, kind: 'exact_copy' | 'immich_duplicate') => ({
      key: keyOf(lesser),
      betterKey: keyOf(better),
      kind,
      distance: null,
    });
    world.relate([edge(0, 1, 'exact_copy')]);
    judgeAll(store);
    world.review.mark([id(0)], true);
    await applied(await made('trash'));
    world.relate([edge(1, 2, 'immich_duplicate'), edge(1, 3, 'immich_duplicate')]);
    judgeAll(store);
    world.review.mark([id(1), id(2)], true);
    const reasonsThen = reasons(await made('trash', { selection: { ids: [id(1), id(2)] } }));
    expect(reasonsThen).toEqual(new Map([1, 2].map((n) => [id(n), 'last_copy'])));
  });

  it('never lets the last copy go after those that it made superfluous, until one of them is back', async () => {
    world = await openWorld({ assets: 4, change: asPhoto });
    const { store } = world;
    const keyOf = (n: number): number => store.assets.keyOf(id(n)) ?? 0;
    world.relate([
      { key: keyOf(0), betterKey: keyOf(1), kind: 'exact_copy', distance: null },
      { key: keyOf(2), betterKey: keyOf(3), kind: 'exact_copy', distance: null },
    ]);
    judgeAll(store);
    world.review.mark([id(0)], true);
    const first = await made('trash');
    await applied(first);
    // The next run finds nothing that 1 could be related to.
    world.relate([{ key: keyOf(2), betterKey: keyOf(3), kind: 'exact_copy', distance: null }]);
    judgeAll(store);
    world.review.mark([id(1), id(3)], true);
    const second = await made('trash');
    expect(reasons(second)).toEqual(new Map([[id(1), 'last_copy']]));
    const { notices } = await world.acting.plans.review(second, new AbortController().signal);
    expect(notices).toContainEqual(
      expect.objectContaining({ code: 'only_surviving_copy', level: 'warns', count: 1 }),
    );
    // 3 may go because 2 stays, and must not once 2 has gone.
    await world.does('DELETE', '/assets', { ids: [id(2)] });
    await applied(second);
    expect(reasons(second).get(id(3))).toBe('last_copy');
    expect(await world.trashed()).toEqual([id(0), id(2)].sort());
    await world.acting.plans.restore(first);
    await world.acting.idle();
    world.review.mark([id(0)], false);
    const third = await made('trash');
    expect(reasons(third).has(id(1))).toBe(false);
  });
});

function reasons(planId: number): ReadonlyMap<AssetId, string | null> {
  const { items } = world.acting.plans.items(planId, { result: 'left_alone', limit: 50 });
  return new Map(items.map(({ assetId, reason }) => [assetId, reason]));
}
