import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { LEASE_MS } from '../../src/analysis/lease.ts';
import { createProgress } from '../../src/analysis/progress.ts';
import type { RunNews, RunStatus } from '../../src/analysis/run-status.ts';
import { openAccountStore } from '../../src/storage/account-store.ts';
import { inventedAsset, inventedId, inventedLibrary } from './invented-library.ts';
import { accountsOfEachTest, finalRows, type TestAccount } from './test-account.ts';

// Several whole runs each.
vi.setConfig({ testTimeout: 90_000 });

const DAY = 24 * 3600 * 1000;
const YEAR = 365 * DAY;
const START = Date.UTC(2026, 0, 1);
const account = accountsOfEachTest();
async function run(here: TestAccount): Promise<RunStatus> {
  await here.runs.start({});
  return here.runs.idle();
}

const JUMPS = [
  ['back a day', -DAY],
  ['forward a year', YEAR],
] as const;

test.each(JUMPS)('the clock going %s in mid-run changes nothing but times', async (_, jump) => {
  const calm = account(inventedLibrary(72));
  await run(calm);

  const library = inventedLibrary(72);
  const here = account(library);
  let calls = 0;
  library.before = () => {
    calls += 1;
    // A second for each call; every ninth, the clock is set.
    here.now += calls % 9 === 0 ? jump : 1_000;
  };
  const told: RunStatus[] = [];
  here.runs.subscribe((event) => event.type === 'status' && told.push(event.status));
  expect(await run(here)).toMatchObject({ state: 'finished', errors: 0, message: null });
  expect(calls).toBeGreaterThan(50);
  expect(finalRows(here.store)).toEqual(finalRows(calm.store));
  for (const { ratePerSecond, secondsLeft, done, total } of told) {
    expect(ratePerSecond).toBeGreaterThanOrEqual(0);
    expect(secondsLeft ?? 0).toBeGreaterThanOrEqual(0);
    expect(done).toBeLessThanOrEqual(total);
  }
});

test.each(JUMPS)('the clock going %s between two runs loses nothing', async (_, jump) => {
  const library = inventedLibrary(100);
  const here = account(library);
  await run(here);
  here.now += jump;
  library.assets.splice(7, 1);
  library.assets.push(inventedAsset(100));
  expect(await run(here)).toMatchObject({ state: 'finished' });
  // How old the last look at everything is, nobody knows.
  expect(here.store.runs.latest()?.kind).toBe('full');
  expect(here.store.results.one(inventedId(7))).toBeNull();
  expect(here.store.statistics.read()).toMatchObject({ totalAssets: 100, analyzed: 100 });
  here.now += 1_000;
  await run(here);
  expect(here.store.runs.latest()?.kind).toBe('changes');
});

test('a server whose clock was set back is looked at as a whole, so that no change falls behind the watermark', async () => {
  const library = inventedLibrary(60);
  library.now = '2027-06-01T00:00:00.000Z';
  const here = account(library);
  await run(here);
  library.now = '2026-02-01T00:00:00.000Z';
  library.assets[1] = inventedAsset(1, {
    checksum: Buffer.from('another content 1234').toString('base64'),
    updatedAt: '2026-01-31T00:00:00.000Z',
  });
  library.asked = [];
  await run(here);
  expect(library.asked).toContain(`thumbnail ${inventedId(1)}`);
  expect(here.store.runs.latest()).toMatchObject({ kind: 'full', watermark: library.now });
});

/** What a process leaves that died while its clock was ahead. */
function leftBehind(ahead: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'iic-lease-'));
  const store = openAccountStore({ folder, now: START });
  const { id } = store.runs.create({ kind: 'full', mode: 'quick', at: START + ahead });
  store.runs.update(id, { state: 'running' });
  store.runs.claim(id, { owner: 'dead', now: START + ahead, until: START + ahead + LEASE_MS });
  store.close();
  return folder;
}

test('a run that a dead process held under a clock far ahead is taken up at once', async () => {
  const here = account(inventedLibrary(30), { folder: leftBehind(YEAR), now: START });
  await here.runs.pickUp();
  expect(await here.runs.idle()).toMatchObject({ state: 'finished', runId: '1' });
});

test('a process that lives keeps its run when the clock is set a little', () => {
  const here = account(inventedLibrary(3), { folder: leftBehind(0), now: START });
  const claim = (now: number) => here.store.runs.claim(1, { owner: 'other', now, until: now + LEASE_MS });
  expect(claim(START)).toBe(false);
  expect(claim(START - LEASE_MS + 1)).toBe(false);
  expect(claim(START + LEASE_MS - 1)).toBe(false);
  expect(claim(START + LEASE_MS)).toBe(true);
});

test('progress is told on after the clock was set back, at a rate of the new time', () => {
  const here = account(inventedLibrary(3));
  const { id } = here.store.runs.create({ kind: 'full', mode: 'quick', at: START });
  here.store.runs.update(id, { state: 'running' });
  let now = START;
  const told: RunNews[] = [];
  const progress = createProgress({
    store: here.store,
    runId: id,
    clock: () => now,
    tell: (news) => told.push(news),
  });
  progress.begin('pixels', 1_000);
  const advance = (): void => {
    now += 1_000;
    progress.advance(10);
  };
  advance();
  advance();
  now -= DAY;
  const before = told.length;
  for (let times = 0; times < 5; times += 1) advance();
  expect(told.length).toBe(before + 5);
  expect(told.at(-1)).toMatchObject({ status: { done: 70, ratePerSecond: 10, secondsLeft: 93 } });
});
