import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MergeDetails } from '../../src/review/merges/details.ts';
import { NOW } from './connect.ts';
import type { Fault } from './faulty-proxy.ts';
import { asPhoto, id, judgeAll, openWorld, type World } from './world.ts';

/** 0 and 1 are lesser copies of 5; 2 is one of 6. */
const PAIRS = [
  { lesser: id(0), better: id(5) },
  { lesser: id(1), better: id(5) },
  { lesser: id(2), better: id(6) },
];
const never = new AbortController().signal;

let world: World;
let holidays: string;
beforeEach(async () => {
  world = await openWorld({
    assets: 10,
    batch: 4,
    change: (asset, n) => {
      const photo = asPhoto(asset, n);
      const placed = { ...photo.exif, latitude: 48.1, longitude: 11.6 } as typeof asset.exif;
      return n === 0 ? { ...photo, exif: placed } : photo;
    },
  });
  const album = (await world.does('POST', '/albums', {
    albumName: 'Holidays',
    assetIds: [id(0), id(2)],
  })) as {
    id: string;
  };
  holidays = album.id;
  const [tag] = (await world.does('PUT', '/tags', { tags: ['Family/Ada'] })) as {
    id: string;
    value: string;
  }[];
  await world.does('PUT', `/tags/${tag?.id}/assets`, { ids: [id(1)] });
  await world.does('PUT', `/assets/${id(0)}`, { isFavorite: true, description: 'The lake', rating: 4 });
  await world.does('PUT', `/assets/${id(1)}`, { description: 'In August', rating: 5 });
  await world.does('PUT', `/assets/${id(6)}`, { rating: 3, description: 'Mine' });
});
afterEach(() => world.close());

interface Seen {
  readonly favourite: unknown;
  readonly description: unknown;
  readonly rating: unknown;
  readonly place: unknown;
  readonly tags: unknown;
  readonly albums: unknown;
}

async function seen(n: number): Promise<Seen> {
  const asset = await world.look(n);
  const exif = asset.exifInfo as Record<string, unknown>;
  const albums = (await world.does('GET', `/albums?assetId=${id(n)}`)) as { albumName: string }[];
  return {
    favourite: asset.isFavorite,
    description: exif.description,
    rating: exif.rating,
    place: exif.latitude,
    tags: (asset.tags as { value: string }[]).map(({ value }) => value),
    albums: albums.map(({ albumName }) => albumName),
  };
}

const NOTHING: Seen = { favourite: false, description: '', rating: null, place: null, tags: [], albums: [] };
const ALL: Seen = {
  favourite: true,
  description: 'The lake\n\nIn August',
  rating: 4,
  place: 48.1,
  tags: ['Family/Ada'],
  albums: ['Holidays'],
};

async function applied(mergeId: number): Promise<void> {
  for (let times = 0; times < 6; times += 1) {
    const { plan, count } = world.acting.merges.one(mergeId);
    if (plan.state !== 'planned' && plan.state !== 'stopped') return;
    if (times > 0) world.proxy.heal();
    await world.acting.merges.apply(mergeId, count, true);
    await world.acting.idle();
  }
}

describe('merging', () => {
  it('shows before, what moves and what differs, and changes nothing by that', async () => {
    const { plan, count } = await world.acting.merges.make({ pairs: PAIRS });
    expect([plan.state, count]).toEqual(['planned', 3]);
    const { items } = world.acting.merges.items(plan.id, { limit: 10 });
    expect(items.map(({ undo }) => undo)).toMatchObject([
      {
        moves: [
          { what: 'album', name: 'Holidays' },
          { what: 'favourite' },
          { what: 'description', value: 'The lake' },
          { what: 'rating', value: 4 },
          { what: 'place', latitude: 48.1 },
        ],
      },
      {
        moves: [
          { what: 'tag', value: 'Family/Ada' },
          { what: 'description', value: 'The lake\n\nIn August' },
        ],
        differs: [{ what: 'rating', value: 5 }],
      },
      { moves: [{ what: 'album', id: holidays }], differs: [] },
    ]);
    expect(world.proxy.calls.filter(({ changes }) => changes)).toEqual([]);
    expect((await world.acting.merges.review(plan.id, never)).notices).toEqual([]);
  });

  it.each(
    Object.entries({
      'nothing happens': () => 'pass',
      'an answer is lost': (n) => (n === 1 ? 'cut after' : 'pass'),
      'a request is lost': (n) => (n === 1 ? 'cut before' : 'pass'),
      'an answer is garbage': (n) => (n === 2 ? 'corrupt' : 'pass'),
      'every second answer is lost': (n) => (n % 2 === 1 ? 'cut after' : 'pass'),
    } satisfies Record<string, (n: number) => Fault>),
  )(
    'moves it once, verifies it, lets the lesser copies go and takes it all back, when %s',
    async (_, fault) => {
      const faulty = fault as (n: number) => Fault;
      const before = await seen(6);
      const { plan } = await world.acting.merges.make({ pairs: PAIRS });
      world.proxy.fault = (call) => (call.changes ? faulty(call.n) : 'pass');
      await applied(plan.id);
      expect(world.acting.merges.one(plan.id)).toMatchObject({
        plan: { state: 'applied' },
        counts: { applied: 3 },
      });
      expect(await seen(5)).toEqual(ALL);
      expect(await seen(6)).toEqual({ ...before, albums: ['Holidays'] });
      // What protected the lesser copies lives on, so they are marked and may go.
      expect([0, 1, 2].map((n) => world.store.decisions.get(id(n)))).toEqual(['delete', 'delete', 'delete']);
      world.proxy.heal();
      const trash = await world.acting.plans.make({ outcome: 'trash', albumName: '' });
      await world.acting.plans.apply(trash.plan.id, 3);
      await world.acting.idle();
      expect(world.acting.plans.one(trash.plan.id).counts).toMatchObject({ applied: 3, left_alone: 0 });
      expect(await world.trashed()).toEqual([id(0), id(1), id(2)].sort());

      // First the lesser copies come back, then what they knew.
      await world.acting.merges.undo(plan.id);
      await world.acting.idle();
      expect(world.acting.merges.one(plan.id).counts).toMatchObject({ not_restored: 3 });
      expect(await seen(5)).toEqual(ALL);
      await world.acting.plans.restore(trash.plan.id);
      await world.acting.idle();
      expect(await world.trashed()).toEqual([]);
      await world.acting.merges.undo(plan.id);
      await world.acting.idle();
      expect(world.acting.merges.one(plan.id).counts).toMatchObject({ restored: 3 });
      expect(await seen(5)).toEqual({ ...NOTHING, place: 48.1 });
      expect(await seen(6)).toEqual(before);
      expect([0, 1, 2].map((n) => world.store.decisions.get(id(n)))).toEqual([null, null, null]);
    },
  );

  it('takes back the marks that it made, and no other', async () => {
    const { store } = world;
    const decisions = () => [0, 1, 2].map((n) => store.decisions.get(id(n)));
    // What only the others know does not stand in the way of a mark of the person's own.
    const bare = await world.acting.merges.make({ pairs: [{ lesser: id(3), better: id(5) }, ...PAIRS] });
    world.review.mark([id(3)], true);
    await applied(bare.plan.id);
    expect([...decisions(), store.decisions.get(id(3))]).toEqual(['delete', 'delete', 'delete', 'delete']);
    world.review.mark([id(1)], false);
    world.review.keep([id(1)], true);
    await world.acting.merges.undo(bare.plan.id);
    await world.acting.idle();
    expect(world.acting.merges.one(bare.plan.id).counts).toMatchObject({ restored: 4 });
    expect(decisions()).toEqual([null, 'keep', null]);
    expect(store.decisions.get(id(3))).toBe('delete');
  });

  it('leaves all marks where an earlier version did not write down which are its own', async () => {
    const { store } = world;
    const { plan } = await world.acting.merges.make({ pairs: PAIRS });
    await applied(plan.id);
    store.plans.setResults(
      plan.id,
      store.plans.items(plan.id, { limit: 10 }).map(({ position, result, undo }) => {
        const { marked: _, ...asBefore } = undo as MergeDetails;
        return { position, result, undo: asBefore };
      }),
      NOW,
    );
    await world.acting.merges.undo(plan.id);
    await world.acting.idle();
    expect([0, 1, 2].map((n) => store.decisions.get(id(n)))).toEqual(['delete', 'delete', 'delete']);
  });

  it('leaves alone what is not as it was shown', async () => {
    const { plan } = await world.acting.merges.make({ pairs: PAIRS });
    await world.does('PUT', `/assets/${id(2)}`, { description: 'written since' });
    await world.does('DELETE', '/assets', { ids: [id(1)] });
    await applied(plan.id);
    const { items } = world.acting.merges.items(plan.id, { result: 'left_alone', limit: 10 });
    expect(items.map(({ assetId, reason }) => [assetId, reason])).toEqual([
      [id(1), 'gone'],
      [id(2), 'changed'],
    ]);
    expect(world.store.decisions.get(id(2))).toBeNull();
  });

  it('keeps a lesser copy whose better copy has lost what it was given', async () => {
    const { plan } = await world.acting.merges.make({ pairs: PAIRS });
    await applied(plan.id);
    await world.does('DELETE', `/albums/${holidays}/assets`, { ids: [id(6)] });
    const trash = await world.acting.plans.make({ outcome: 'trash', albumName: '' });
    await world.acting.plans.apply(trash.plan.id, 3);
    await world.acting.idle();
    const { items } = world.acting.plans.items(trash.plan.id, { result: 'left_alone', limit: 10 });
    expect(items.map(({ assetId, reason, message }) => [assetId, reason, message])).toEqual([
      [id(2), 'protected', 'in_album'],
    ]);
    expect(await world.trashed()).toEqual([id(0), id(1)].sort());
  });

  it('finds the better copies of a filter by itself, the best of a chain', async () => {
    const { store } = world;
    const keyOf = (n: number): number => store.assets.keyOf(id(n)) ?? 0;
    world.relate([
      { key: keyOf(0), betterKey: keyOf(1), kind: 'exact_copy', distance: null },
      { key: keyOf(1), betterKey: keyOf(5), kind: 'exact_copy', distance: null },
    ]);
    judgeAll(store);
    const { plan } = await world.acting.merges.make({ filter: { category: 'duplicates' } });
    const { items } = world.acting.merges.items(plan.id, { limit: 10 });
    expect(new Map(items.map(({ assetId, betterId }) => [assetId, betterId]))).toEqual(
      new Map([
        [id(0), id(5)],
        [id(1), id(5)],
      ]),
    );
    await expect(world.acting.merges.make({ ids: [id(7)] })).rejects.toMatchObject({ code: 'plan_empty' });
  });

  it('takes back the part that had moved of a pair that was cut half-way and left alone afterwards', async () => {
    const { plan } = await world.acting.merges.make({ pairs: PAIRS.slice(0, 1) });
    world.proxy.fault = (call) => (call.changes && call.n === 1 ? 'cut before' : 'pass');
    await world.acting.merges.apply(plan.id, 1, true);
    await world.acting.idle();
    expect(await seen(5)).toMatchObject({ favourite: true });
    world.proxy.heal();
    await world.does('PUT', `/assets/${id(0)}`, { description: 'The lake, again' });
    await world.acting.merges.apply(plan.id, 1, true);
    await world.acting.idle();
    expect(world.acting.merges.one(plan.id).counts).toMatchObject({ applied: 0, left_alone: 1 });
    await world.acting.merges.undo(plan.id);
    await world.acting.idle();
    // Immich takes no place away again.
    expect(await seen(5)).toEqual({ ...NOTHING, place: 48.1 });
  });
});
