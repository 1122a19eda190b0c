import { expect, test } from 'vitest';
import type { RunStatus } from '../../src/analysis/run-control.ts';
import { MissingPermission, Unauthorized } from '../../src/immich/errors.ts';
import { inventedAsset, inventedId, inventedLibrary } from './invented-library.ts';
import { accountsOfEachTest, finalRows, type TestAccount } from './test-account.ts';

const DAY = 24 * 3600 * 1000;
const account = accountsOfEachTest();
async function run(here: TestAccount, options: { full?: boolean } = {}): Promise<RunStatus> {
  await here.runs.start(options);
  return here.runs.idle();
}

test('an asset that fails is an error with its reason, the run goes on, and the next one tries again', async () => {
  const library = inventedLibrary(60);
  library.failing.add(inventedId(1)).add(inventedId(7));
  const here = account(library);
  expect(await run(here)).toMatchObject({ state: 'finished', errors: 2 });
  const errors = here.store.runErrors.list(1, { limit: 10 });
  expect(errors.map(({ assetId }) => assetId).sort()).toEqual([inventedId(1), inventedId(7)]);
  expect(errors[0]).toMatchObject({ step: 'pixels', message: expect.stringContaining('refused') });
  expect(here.store.statistics.read()).toMatchObject({ totalAssets: 60, analyzed: 60 });

  library.failing.clear();
  library.asked = [];
  expect(await run(here)).toMatchObject({ state: 'finished', errors: 0 });
  expect(library.asked.filter((call) => call.startsWith('thumbnail')).sort()).toEqual([
    `thumbnail ${inventedId(1)}`,
    `thumbnail ${inventedId(7)}`,
  ]);
});

test('a thumbnail that is gone when it is asked for is no error, asked for once a run and again by the next', async () => {
  const library = inventedLibrary(60);
  const { thumbnail } = library;
  let isGone = true;
  library.thumbnail = async (id, ...rest) => {
    const answer = await thumbnail(id, ...rest);
    return isGone && id === inventedId(1) ? null : answer;
  };
  const here = account(library);
  const questions = async (): Promise<number> => {
    library.asked = [];
    expect(await run(here)).toMatchObject({ state: 'finished', errors: 0 });
    return library.asked.filter((call) => call === `thumbnail ${inventedId(1)}`).length;
  };
  expect(await questions()).toBe(1);
  isGone = false;
  expect(await questions()).toBe(1);
  expect(await questions()).toBe(0);
});

test('what is sent in the place of an original is no measurement of it, and is asked for again', async () => {
  const library = inventedLibrary(60);
  const { originalEnds } = library;
  let isGateway = true;
  let asked = 0;
  library.originalEnds = async (id, ...rest) => {
    const ends = await originalEnds(id, ...rest);
    asked += 1;
    const head = new TextEncoder().encode('The download limit of this gateway is reached.');
    return isGateway && ends !== null ? { head, tail: new Uint8Array(), size: head.length } : ends;
  };
  const here = account(library);
  expect(await run(here)).toMatchObject({ state: 'finished', errors: asked });
  expect(asked).toBeGreaterThan(0);
  const [error] = here.store.runErrors.list(1, { limit: 1 });
  expect(error).toMatchObject({
    step: 'bytes',
    message: expect.stringContaining('What came is not this file'),
  });
  expect(here.store.results.count({ subKind: 'corrupted' })).toBe(0);

  isGateway = false;
  const before = asked;
  expect(await run(here)).toMatchObject({ state: 'finished', errors: 0 });
  expect(asked).toBe(2 * before);
});

test('Immich going away pauses the run, says so, and the run ends as if nothing had been', async () => {
  const calm = account(inventedLibrary(60));
  await run(calm);

  const library = inventedLibrary(60);
  let thumbnails = 0;
  let asksWhileAway = 0;
  library.before = (call) => {
    if (call.startsWith('thumbnail') && ++thumbnails === 10) library.away = true;
    if (library.away && call === 'server' && ++asksWhileAway === 4) library.away = false;
  };
  const here = account(library);
  const told: RunStatus[] = [];
  here.runs.subscribe((event) => event.type === 'status' && told.push(event.status));
  expect(await run(here)).toMatchObject({ state: 'finished', errors: 0, message: null });
  const paused = told.find(({ state }) => state === 'paused');
  expect(paused?.message).toMatch(/does not answer.*waits and asks again in/);
  expect(told.map(({ state }) => state)).toContain('running');
  expect(finalRows(here.store)).toEqual(finalRows(calm.store));
});

test('Immich being back by the time it is asked how it is ends nothing', async () => {
  const library = inventedLibrary(60);
  let scans = 0;
  library.before = (call) => {
    library.away = call === 'scan' && ++scans === 1;
  };
  const here = account(library);
  expect(await run(here)).toMatchObject({ state: 'finished', errors: 0, message: null });
  expect(here.store.statistics.read()).toMatchObject({ totalAssets: 60, analyzed: 60 });
});

test('what a complete pass does not meet is gone, and comes back with its decision', async () => {
  const library = inventedLibrary(100);
  const here = account(library);
  await run(here);
  const screenshot = inventedId(1);
  here.store.decisions.set([screenshot], 'keep', { description: 'Kept 1', at: 1 });

  const [taken] = library.assets.splice(1, 1);
  here.now += 2 * DAY;
  await run(here);
  expect(here.store.results.one(screenshot)).toBeNull();
  expect(here.store.statistics.read().totalAssets).toBe(99);

  if (taken !== undefined) library.assets.push(taken);
  here.now += 2 * DAY;
  await run(here);
  expect(here.store.results.one(screenshot)).toMatchObject({ decision: 'keep', protectedBy: 'kept_before' });
});

test('an asset missing from a short look is not gone', async () => {
  const library = inventedLibrary(100);
  const here = account(library);
  await run(here);
  await run(here);
  expect(here.store.runs.latest()?.kind).toBe('changes');
  expect(here.store.statistics.read().totalAssets).toBe(100);
});

test('judging again in between does not make the next look a full one', async () => {
  const here = account(inventedLibrary(30));
  await run(here);
  await here.runs.start({ rescoreOnly: true });
  await here.runs.idle();
  await run(here);
  expect(here.store.runs.list(3).map(({ kind }) => kind)).toEqual(['changes', 'rescore', 'full']);
});

test('a count that disagrees turns a short look into a full one', async () => {
  const library = inventedLibrary(100);
  const here = account(library);
  await run(here);
  library.assets.splice(5, 1);
  await run(here);
  expect(here.store.runs.latest()?.kind).toBe('full');
  expect(here.store.results.one(inventedId(5))).toBeNull();
});

test('many assets vanishing at once stop the run with a question; a full analysis accepts it', async () => {
  const library = inventedLibrary(200);
  const here = account(library);
  await run(here);
  library.assets = library.assets.slice(0, 150);
  here.now += 2 * DAY;
  const asked = await run(here);
  expect(asked).toMatchObject({ state: 'paused', message: expect.stringContaining('50 of 200') });
  expect(here.store.statistics.read().totalAssets).toBe(200);
  await expect(here.runs.start({})).rejects.toThrow(/going on already/);

  expect(await run(here, { full: true })).toMatchObject({ state: 'finished' });
  expect(here.store.statistics.read()).toMatchObject({ totalAssets: 150, analyzed: 150 });
});

test('resuming after that question looks again: the disk may be back', async () => {
  const library = inventedLibrary(200);
  const here = account(library);
  await run(here);
  const all = library.assets;
  library.assets = all.slice(0, 150);
  here.now += 2 * DAY;
  await run(here);
  library.assets = all;
  await here.runs.resume();
  expect(await here.runs.idle()).toMatchObject({ state: 'finished' });
  expect(here.store.statistics.read().totalAssets).toBe(200);
});

test('the library of another account is never mixed in', async () => {
  const library = inventedLibrary(30);
  const here = account(library);
  await run(here);
  library.userId = 'user-2';
  expect(await run(here)).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('another Immich account'),
  });
});

test('a key that is refused ends the run with the remedy', async () => {
  const library = inventedLibrary(30);
  library.before = (call) => {
    if (call === 'scan') throw new Unauthorized('Invalid API key');
  };
  const here = account(library);
  expect(await run(here)).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('Account Settings'),
  });
});

test('albums that the key may not see are skipped, and the run says so', async () => {
  const library = inventedLibrary(30);
  library.before = (call) => {
    if (call === 'albums') throw new MissingPermission('album.read');
  };
  const here = account(library);
  expect(await run(here)).toMatchObject({
    state: 'finished',
    message: expect.stringContaining('album.read'),
  });
});

test('being put into an album protects at the next run, without a thumbnail being read again', async () => {
  const library = inventedLibrary(60);
  const here = account(library);
  await run(here);
  expect(here.store.results.one(inventedId(1))?.protectedBy).toBeNull();
  library.albumMembers.set('Holidays', [inventedId(1)]);
  library.albumMembers.set('Screenshots', [inventedId(4)]);
  library.asked = [];
  await run(here);
  expect(here.store.results.one(inventedId(1))?.protectedBy).toBe('in_album');
  expect(here.store.results.one(inventedId(4))?.protectedBy).toBeNull();
  expect(library.asked.filter((call) => call.startsWith('thumbnail'))).toEqual([]);

  library.albumMembers.delete('Holidays');
  await run(here);
  expect(here.store.results.one(inventedId(1))?.protectedBy).toBeNull();
});

test('an album of things to clear away stops protecting them in the same run, unless it is set to', async () => {
  const library = inventedLibrary(60);
  const here = account(library);
  // Of three invented assets two are no photos.
  library.albumMembers.set(
    'Mixed',
    library.assets.map(({ id }) => id),
  );
  library.albumMembers.set(
    'Photos',
    library.assets.filter((_, n) => n % 3 === 0).map(({ id }) => id),
  );
  await run(here);
  const counts = () => here.store.albums.list().map(({ name, counts: does }) => [name, does]);
  expect(counts()).toEqual([
    ['Mixed', false],
    ['Photos', true],
  ]);
  expect(here.store.results.one(inventedId(1))?.protectedBy).toBeNull();
  here.store.settings.set('album_settings', { Mixed: 'always' });
  await here.runs.start({ rescoreOnly: true });
  await here.runs.idle();
  expect(counts()[0]).toEqual(['Mixed', true]);
  expect(here.store.results.one(inventedId(1))?.protectedBy).toBe('in_album');
});

test('a picture whose content changes is looked at again', async () => {
  const library = inventedLibrary(60);
  const here = account(library);
  await run(here);
  library.asked = [];
  library.now = '2026-01-01T01:00:00.000Z';
  library.assets[1] = inventedAsset(1, {
    checksum: Buffer.from('another content 1234').toString('base64'),
    updatedAt: '2026-01-01T00:30:00.000Z',
  });
  await run(here);
  expect(library.asked.filter((call) => call.startsWith('thumbnail'))).toEqual([
    `thumbnail ${inventedId(1)}`,
  ]);
});

test('events are replayed to whoever comes late', async () => {
  const here = account(inventedLibrary(30));
  const live: number[] = [];
  here.runs.subscribe(({ id }) => live.push(id));
  await run(here);
  const late: number[] = [];
  here.runs.subscribe(({ id }) => late.push(id), live[2]);
  expect(late).toEqual(live.slice(3));
  expect(live.length).toBeGreaterThan(5);
});

test('judging again under another policy asks Immich nothing', async () => {
  const library = inventedLibrary(60);
  const here = account(library);
  await run(here);
  const before = finalRows(here.store);
  here.store.scores.markAllStale();
  library.asked = [];
  await here.runs.start({ rescoreOnly: true });
  expect(await here.runs.idle()).toMatchObject({ state: 'finished' });
  expect(library.asked).toEqual([]);
  expect(finalRows(here.store)).toEqual(before);
});
