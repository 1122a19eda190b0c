import { afterEach, describe, expect, it } from 'vitest';
import type { AssetId } from '../../src/domain/asset-facts.ts';
import type { PlanView } from '../../src/review/plans/plan-room.ts';
import type { Fault, Passing } from './faulty-proxy.ts';
import { id, openWorld, type World } from './world.ts';

/** Marked for deletion: ten screenshots in three requests of four. */
const MARKED = range(0, 10);
/** Marked, and put into the trash by the person before there was a plan. */
const BEFORE_US = id(13);
const UNMARKED = range(10, 13);

interface Scenario {
  readonly name: string;
  /** After the plan was made, before it is applied. */
  readonly change?: (world: World) => unknown;
  readonly applying?: (call: Passing, world: World) => Fault;
  readonly restoring?: (call: Passing, world: World) => Fault;
  /** What must be left alone, and why. */
  readonly left?: Readonly<Record<number, string>>;
  /** Already in the trash when the plan came to it: not ours to bring back. */
  readonly theirs?: readonly number[];
  /** Something stands in the way for good: the plan stays stopped, with this in its message. */
  readonly stays?: RegExp;
  /** Restored as it was stopped, without having been gone on with. */
  readonly givesUp?: boolean;
  readonly patience?: number;
}

let world: World;
afterEach(() => world.close());

const html = { status: 200, body: '<html>Sign in</html>', type: 'text/html' } as const;
const saying = (status: number, message: string) =>
  ({ status, body: JSON.stringify({ message }), type: 'application/json' }) as const;
const REFUSALS = {
  '401': saying(401, 'Invalid API key'),
  '403': saying(403, 'Missing required permission: asset.delete'),
};

/** What can happen to a request that changes something. */
const LOST: Readonly<Record<string, Fault>> = {
  'is cut off before the server hears of it': 'cut before',
  'is cut off after the server has acted': 'cut after',
  'is cut off within the answer': 'cut within',
  'arrives late': 'late',
  'is answered with garbage': 'corrupt',
  'is answered 429': { status: 429 },
  'is answered 500': { status: 500 },
  'is answered 502 after the server has acted': {
    status: 502,
    acts: true,
    body: '<html>',
    type: 'text/html',
  },
  'is answered 504 before the server has acted': { status: 504 },
  'is answered by a sign-in page': html,
  'is answered as done by somebody who is not Immich': { status: 204, body: '' },
  'is answered 404 by a proxy': { status: 404, body: '<html>', type: 'text/html' },
  'meets a key that is not valid any more': REFUSALS['401'],
  'meets a key that may not': REFUSALS['403'],
};
/** What can happen to a question. */
const UNREADABLE: Readonly<Record<string, Fault>> = {
  'are cut off': 'cut before',
  'are cut off within': 'cut within',
  'are garbage': 'corrupt',
  'are 500': { status: 500 },
  'are 429': { status: 429 },
  'are a sign-in page': html,
  'are another JSON': { json: { hello: 'world' } },
};

const nth = (n: number, fault: Fault) => (call: Passing) => (call.changes && call.n === n ? fault : 'pass');
const asking = (path: RegExp, fault: Fault, from = 0) => {
  let met = 0;
  return (call: Passing): Fault =>
    call.method !== 'DELETE' && path.test(call.path) && met++ >= from ? fault : 'pass';
};

const scenarios: Scenario[] = [
  { name: 'nothing happens' },
  ...Object.entries(LOST).flatMap(([name, fault]) => [
    { name: `the second request ${name}`, applying: nth(1, fault) },
    { name: `a request ${name}, and the plan is taken back`, applying: nth(1, fault), givesUp: true },
    { name: `the first request to restore ${name}`, restoring: nth(0, fault) },
  ]),
  ...Object.entries(UNREADABLE).flatMap(([name, fault]) => [
    { name: `answers about assets ${name}`, applying: asking(/^\/assets\/./, fault, 6) },
    { name: `searches ${name}`, applying: asking(/^\/search/, fault) },
    { name: `searches while restoring ${name}`, restoring: asking(/^\/search/, fault) },
  ]),
  { name: 'a request is never answered', applying: nth(1, 'hang'), patience: 700 },
  { name: 'a restore is never answered', restoring: nth(1, 'hang'), patience: 700 },
  {
    name: 'one question is cut off, once',
    applying: (call) => (!call.changes && call.n === 9 ? 'cut before' : 'pass'),
  },
  {
    name: 'every third call is cut off after the server has acted',
    applying: (call) => (call.n % 3 === 2 ? 'cut after' : 'pass'),
  },
  {
    name: 'searches say that nothing is in the trash',
    applying: asking(/^\/search/, { json: { assets: { items: [], nextPage: null } } }),
  },

  {
    name: 'the trash is switched off meanwhile',
    applying: asking(
      /features/,
      { json: { trash: false, smartSearch: false, facialRecognition: false, duplicateDetection: false } },
      2,
    ),
  },
  {
    name: 'the trash keeps nothing from now on',
    applying: asking(/config/, { json: { trashDays: 0, externalDomain: '' } }, 1),
  },
  {
    name: 'the key loses a permission',
    applying: asking(/api-keys/, { json: { permissions: ['asset.read', 'album.read'] } }, 1),
  },
  {
    name: 'a person switches acting off meanwhile',
    applying: (call, at) => {
      if (call.changes && call.n === 1) at.level = 'organise';
      return 'pass';
    },
    stays: /settings/,
  },

  ...Object.entries({
    'a favourite': ['protected', (at: World) => at.does('PUT', `/assets/${id(3)}`, { isFavorite: true })],
    rated: ['changed', (at: World) => at.does('PUT', `/assets/${id(3)}`, { rating: 5 })],
    described: ['changed', (at: World) => at.does('PUT', `/assets/${id(3)}`, { description: 'our flat' })],
    archived: ['changed', (at: World) => at.does('PUT', `/assets/${id(3)}`, { visibility: 'archive' })],
    hidden: ['gone', (at: World) => at.does('PUT', `/assets/${id(3)}`, { visibility: 'hidden' })],
    locked: ['gone', (at: World) => at.does('PUT', '/assets', { ids: [id(3)], visibility: 'locked' })],
    'put into an album': [
      'protected',
      (at: World) => at.does('POST', '/albums', { albumName: 'Holidays', assetIds: [id(3)] }),
    ],
    stacked: ['protected', (at: World) => at.does('POST', '/stacks', { assetIds: [id(3), id(12)] })],
    tagged: [
      'protected',
      async (at: World) => {
        const [tag] = (await at.does('PUT', '/tags', { tags: ['Family'] })) as { id: string }[];
        await at.does('PUT', `/tags/${tag?.id}/assets`, { ids: [id(3)] });
      },
    ],
    'kept after all': ['not_decided', (at: World) => at.review.keep([id(3)], true)],
    'no longer marked': ['not_decided', (at: World) => at.review.mark([id(3)], false)],
  } as const).map(([name, [reason, change]]) => ({
    name: `an asset is ${name} meanwhile`,
    change,
    left: { 3: reason === 'protected' && name === 'a favourite' ? 'changed' : reason },
  })),
  {
    name: 'an asset is trashed by the person meanwhile',
    change: (at) => at.does('DELETE', '/assets', { ids: [id(3)] }),
    theirs: [3],
  },
  {
    name: 'an asset is put into our own review album meanwhile',
    change: (at) => at.does('POST', '/albums', { albumName: 'To review (image cleaner)', assetIds: [id(3)] }),
  },
  {
    name: 'an asset is gone from the server',
    applying: (call) =>
      call.path === `/assets/${id(3)}` ? saying(400, 'Not found or no asset.read access') : 'pass',
    left: { 3: 'gone' },
  },
  {
    name: 'an asset is replaced by another picture',
    applying: (call) => (call.path === `/assets/${id(3)}` ? { json: replaced } : 'pass'),
    change: async (at) => {
      replaced = { ...(await at.look(3)), checksum: Buffer.alloc(20, 7).toString('base64') };
    },
    left: { 3: 'changed' },
  },
];
let replaced: unknown;

describe('whatever happens, what was approved is in the trash exactly once, and nothing else', () => {
  it('holds for more than forty scenarios', async () => {
    world = await openWorld({ assets: 1 });
    expect(scenarios.length).toBeGreaterThanOrEqual(40);
  });

  it.each(scenarios)('when $name', async (scenario) => {
    const { patience } = scenario;
    world = await openWorld({ assets: 14, batch: 4, ...(patience === undefined ? {} : { patience }) });
    await world.does('DELETE', '/assets', { ids: [BEFORE_US] });
    world.review.mark([...MARKED, BEFORE_US], true);
    const { plan } = await world.acting.plans.make({ outcome: 'trash', albumName: '' });
    await scenario.change?.(world);

    const theirs = [BEFORE_US, ...(scenario.theirs ?? []).map(id)];
    const left = new Map(Object.entries(scenario.left ?? {}).map(([n, reason]) => [id(Number(n)), reason]));
    const ours = MARKED.filter((one) => !left.has(one) && !theirs.includes(one));

    // Under the fault: whatever is in the trash was approved.
    const { applying = () => 'pass' as const } = scenario;
    world.proxy.fault = (call) => applying(call, world);
    await world.acting.plans.apply(plan.id, 11);
    await world.acting.idle();
    expect(await world.trashed()).toSatisfy(within([...ours, ...theirs]));
    const first = world.acting.plans.one(plan.id);
    if (first.plan.state === 'stopped') expect(first.plan.message).toMatch(/\w+/);

    // Well again: it goes on to its end.
    if (left.size === 0) world.proxy.heal();
    await world.proxy.releaseLate();
    if (scenario.stays !== undefined) {
      expect(world.acting.plans.one(plan.id).plan.message).toMatch(scenario.stays);
      world.level = 'trash';
    } else if (scenario.givesUp !== true) {
      await untilOver(plan.id, 'stopped', () => world.acting.plans.apply(plan.id, 11));
      expect(await world.trashed()).toEqual([...ours, ...theirs].sort());
      expectResults(plan.id, ours, theirs, left);
    }
    expectAudit(plan.id);

    // Taken back: exactly what was there before us is left.
    world.proxy.heal();
    const { restoring = () => 'pass' as const } = scenario;
    world.proxy.fault = (call) => restoring(call, world);
    await world.acting.plans.restore(plan.id);
    await world.acting.idle();
    world.proxy.heal();
    await world.proxy.releaseLate();
    await untilOver(plan.id, 'restore_stopped', () => world.acting.plans.restore(plan.id));
    // Somebody said that it was done, and it was not: said so, and to be tried again.
    if (world.acting.plans.one(plan.id).counts.not_restored > 0) {
      await world.acting.plans.restore(plan.id);
      await world.acting.idle();
    }
    expect(world.acting.plans.one(plan.id)).toMatchObject({
      plan: { state: 'restored' },
      counts: { not_restored: 0 },
    });
    expect(await world.trashed()).toEqual(theirs.toSorted());
    for (const one of [...UNMARKED, ...ours])
      expect(await world.library.asset(one, new AbortController().signal), one).not.toBeNull();
    expectAudit(plan.id);
  });
});

async function untilOver(planId: number, stopped: string, again: () => Promise<PlanView>): Promise<void> {
  for (let times = 0; world.acting.plans.one(planId).plan.state === stopped; times += 1) {
    expect(times, world.acting.plans.one(planId).plan.message ?? '').toBeLessThan(6);
    await again();
    await world.acting.idle();
  }
}

function expectResults(
  planId: number,
  ours: readonly AssetId[],
  theirs: readonly AssetId[],
  left: ReadonlyMap<AssetId, string>,
): void {
  const { items } = world.acting.plans.items(planId, { limit: 100 });
  const withResult = (result: string) => items.filter((item) => item.result === result);
  expect(
    withResult('applied')
      .map(({ assetId }) => assetId)
      .sort(),
  ).toEqual(ours.toSorted());
  expect(withResult('already').map(({ assetId }) => assetId)).toSatisfy(within(theirs));
  expect(new Map(withResult('left_alone').map(({ assetId, reason }) => [assetId, reason]))).toEqual(left);
  expect(world.acting.plans.one(planId).plan.state).toBe('applied');
}

/** Every line about an asset agrees with its last result, and nothing is said to be done twice. */
function expectAudit(planId: number): void {
  const lines = world.store.audit.list({ limit: 500 }).toReversed();
  const { items } = world.acting.plans.items(planId, { limit: 100 });
  for (const { assetId, result } of items) {
    const mine = lines
      .filter(({ details }) => details.plan === planId && details.asset_id === assetId)
      .map(({ action }) => action);
    const count = (action: string) => mine.filter((one) => one === action).length;
    if (result === 'pending' || result === 'sent') expect(mine).toEqual([]);
    else expect(mine.at(-1), `${assetId} ${mine.join()}`).toBe(`asset_${result}`);
    if (result === 'applied') expect(count('asset_applied'), mine.join()).toBe(1);
  }
  for (const { actor, at } of lines) expect([actor, at > 0]).toEqual(['ada@example.com', true]);
}

function within(allowed: readonly AssetId[]) {
  return (ids: readonly AssetId[]) => ids.every((one) => allowed.includes(one));
}

function range(from: number, to: number): AssetId[] {
  return Array.from({ length: to - from }, (_, n) => id(from + n));
}
