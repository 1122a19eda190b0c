import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/embedded/server.ts';
import type { ImmichLibrary } from '../../src/immich/immich-library.ts';
import { finalRows, type TestAccount, testAccount } from '../analysis/test-account.ts';
import { idOf, memoryCatalogue } from '../immich/memory-catalogue.ts';
import { connect, KEY } from './connect.ts';
import { type Fault, type FaultyProxy, faultyProxy } from './faulty-proxy.ts';
import { type OlderImmich, olderImmich } from './older-immich.ts';

// Several whole runs each.
vi.setConfig({ testTimeout: 90_000 });

const ASSETS = 60;
const STACKED = [idOf(3), idOf(4), idOf(5)];
let server: EmbeddedServer;
const open: { close(): Promise<unknown> }[] = [];

async function does(path: string, body: object): Promise<void> {
  const headers = { 'x-api-key': KEY, 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.ok).toBe(true);
}

beforeEach(async () => {
  server = await startEmbeddedServer({
    // Twenty of one time, so that they straddle the end of a page.
    catalogue: memoryCatalogue(ASSETS, 20),
    apiKeys: [{ name: 'all', key: KEY, permissions: ['all'] }],
    now: () => new Date('2025-06-01T00:00:00Z'),
  });
  await does('/stacks', { assetIds: STACKED });
  await does('/albums', { albumName: 'Holidays', assetIds: [idOf(7), idOf(8)] });
});
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
  await server.close();
});

/** An account that analyses what is behind an address; `patience`: how long an answer is waited for, ms. */
function accountAt(url: string, patience = 30_000): TestAccount {
  const { library, actions } = connect(url, patience);
  // A run closes the client it was given; here the next run goes on with it.
  const kept: ImmichLibrary = { ...library, close: async () => {} };
  const account = testAccount(kept);
  open.push(actions, library, account);
  return account;
}

async function run(account: TestAccount, full = true) {
  await account.runs.start({ full });
  return account.runs.idle();
}

let calm: unknown[] | null = null;
/** What a run ends with that nothing disturbs: the library is the same each time. */
async function undisturbed(): Promise<unknown[]> {
  if (calm !== null) return calm;
  const account = accountAt(server.url);
  expect(await run(account)).toMatchObject({ state: 'finished', errors: 0 });
  const rows = finalRows(account.store);
  expect(rows).toHaveLength(ASSETS);
  calm = rows;
  return rows;
}

const PAGE = { status: 200, type: 'text/html; charset=utf-8', body: '<html>Sign in</html>' } as const;
const AWAY = { status: 502, type: 'text/html', body: '<html>Bad gateway</html>' } as const;
const until = (end: number, fault: Fault) => (n: number) => (n > 8 && n < end ? fault : 'pass');
const every = (nth: number, fault: Fault) => (n: number) => (n % nth === nth - 1 ? fault : 'pass');

describe('a run ends as if nothing had been', () => {
  it.each([
    ['Immich restarts behind a proxy that shows a page meanwhile', until(40, AWAY)],
    ['Immich restarts, and nothing listens meanwhile', until(40, 'cut before')],
    ['a proxy asks everybody to sign in for a while', until(40, PAGE)],
    ['a proxy shows a page now and then', every(7, PAGE)],
    ['every fifth line is cut', every(5, 'cut before')],
    ['every fifth answer is half there', every(5, 'cut within')],
    ['some answers never come', every(23, 'hang')],
    ['some answers drip', every(23, 'drip')],
    ['every fifth answer is too many requests', every(5, { status: 429 })],
  ] as const)('when %s', async (_, fault) => {
    const wanted = await undisturbed();
    const proxy: FaultyProxy = await faultyProxy(server);
    open.push(proxy);
    proxy.fault = ({ n }) => fault(n);
    const account = accountAt(proxy.url, 2_000);
    for (let errors = 1, times = 0; errors > 0; times += 1) {
      const ended = await run(account);
      expect(ended, ended.message ?? '').toMatchObject({ state: 'finished' });
      // One asset whose every attempt fell into the fault is an error, and the next run's.
      errors = ended.errors;
      expect(times).toBeLessThan(3);
    }
    expect(proxy.calls.length).toBeGreaterThan(30);
    expect(finalRows(account.store)).toEqual(wanted);
  });
});

it('closes while every answer hangs, and the next start goes on', async () => {
  const wanted = await undisturbed();
  const proxy = await faultyProxy(server);
  open.push(proxy);
  // Longer than this test may take: closing must not wait for any of them.
  const account = accountAt(proxy.url, 600_000);
  const hangs = new Promise<void>((resolve) => {
    proxy.fault = ({ path }) => {
      if (!path.endsWith('/thumbnail')) return 'pass';
      resolve();
      return 'hang';
    };
  });
  await account.runs.start({});
  await hangs;
  await account.runs.close();
  expect(account.store.runs.latest()).toMatchObject({ state: 'running', finishedAt: null });
  proxy.heal();
  await account.runs.pickUp();
  expect(await account.runs.idle()).toMatchObject({ state: 'finished', errors: 0, runId: '1' });
  expect(finalRows(account.store)).toEqual(wanted);
});

describe('Immich is upgraded', () => {
  const VERSIONS = ['1.138.1', '2.3.1', '3.0.0', '3.2.2'];
  let immich: OlderImmich;
  beforeEach(async () => {
    immich = await olderImmich(server, '1.138.1');
    open.push(immich);
  });

  it('between runs, and nothing is missed, met twice, looked at again or unprotected', async () => {
    const wanted = await undisturbed();
    const account = accountAt(immich.url);
    let looks = 0;
    immich.before = (path) => {
      if (path.endsWith('/thumbnail')) looks += 1;
    };
    for (const version of VERSIONS) {
      immich.version = version;
      expect(await run(account)).toMatchObject({ state: 'finished', errors: 0, message: null });
      expect(finalRows(account.store), version).toEqual(wanted);
      if (version === '1.138.1') expect(looks).toBeGreaterThan(10);
      else expect(looks, version).toBe(0);
      looks = 0;
    }
    const protectedBy = (id: string) =>
      [...account.store.results.rows({})].flat().find((row) => row.id === id)?.protectedBy;
    expect([...STACKED, idOf(7), idOf(8)].map(protectedBy)).toEqual([
      'stacked',
      'stacked',
      'stacked',
      'in_album',
      'in_album',
    ]);
  });

  it.each([2, 5, 9])('in the middle of a run, at question %i', async (at) => {
    const wanted = await undisturbed();
    const account = accountAt(immich.url);
    let asked = 0;
    immich.before = () => {
      asked += 1;
      immich.version = VERSIONS[Math.min(VERSIONS.length - 1, Math.floor(asked / at))] ?? '';
    };
    expect(await run(account)).toMatchObject({ state: 'finished', errors: 0, message: null });
    expect(immich.version).toBe('3.2.2');
    expect(finalRows(account.store)).toEqual(wanted);
  });

  it('to one that is too old: the run ends and says which is needed', async () => {
    immich.version = '1.120.0';
    expect(await run(accountAt(immich.url))).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/1\.120\.0.*1\.138\.0/),
    });
  });
});
