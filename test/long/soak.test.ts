import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type SyntheticProcess, startSyntheticProcess } from '../../src/embedded/synthetic/start-process.ts';
import { seeded } from '../analysis/kill-run.ts';
import { type Held, type SoakedService, startSoakedService } from './soaked-service.ts';

/** How long to live, minutes: half an hour unless `SOAK_MINUTES` says otherwise. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 30);
const ASSETS = 400;
/** The first lives fill caches, prepare statements and compile code. */
const WARM_UP = 5;

/**
 * What may be more at the end than at the beginning. Memory: noise of a garbage collector and of the allocator
 * below it. The database remembers every asset ever met, every decision and every act for good: that is bounded
 * by thing remembered, not by time.
 */
const BOUNDS = {
  heapMiB: 6,
  outsideMiB: 6,
  rssMiB: 60,
  handles: 4,
  threads: 2,
  journalMiB: 65,
  databaseBytesPerMemory: 3_000,
} as const;

const folder = mkdtempSync(join(tmpdir(), 'iic-soak-'));
let immich: SyntheticProcess;
let service: SoakedService;
afterAll(async () => {
  await service?.stop();
  await immich?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const random = seeded(20_261_122);
const chance = (share: number): boolean => random() < share;

interface Item {
  readonly asset_id: string;
  readonly protected_by: string | null;
}
interface Page {
  readonly items: readonly Item[];
  readonly total: number;
}
interface PlanState {
  readonly plan_id: string;
  readonly state: string;
  readonly count: number;
  readonly can_restore: boolean;
}

async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** An analysis, now and then paused or stopped half-way, with somebody watching. */
async function analyse(): Promise<void> {
  const status = () => service.call('GET', '/api/analyze/status') as Promise<{ state: string }>;
  const watching = new AbortController();
  const events = fetch(new URL('/api/analyze/events', service.url), { signal: watching.signal })
    .then(async ({ body }) => {
      for await (const _ of body ?? []);
    })
    .catch(() => undefined);
  await service.call('POST', '/api/analyze/start', { full: chance(0.2) });
  if (chance(0.2)) {
    await service.call('POST', '/api/analyze/pause').catch(() => undefined);
    await service.call('POST', '/api/analyze/resume').catch(() => undefined);
  }
  if (chance(0.1)) await service.call('POST', '/api/analyze/stop').catch(() => undefined);
  await until(status, ({ state }) => !['running', 'queued', 'paused'].includes(state));
  watching.abort();
  await events;
}

async function lookAround(): Promise<void> {
  for (const query of [
    'category=screenshots',
    'category=high_confidence&sort=size',
    'sort=date',
    'q=IMG',
    'min_confidence=0.4',
  ])
    await service.call('GET', `/api/results?limit=60&${query}`);
  const { items } = (await service.call('GET', '/api/results?limit=8')) as Page;
  for (const { asset_id } of items) {
    await service.call('GET', `/api/results/${asset_id}`);
    await service.read(`/api/assets/${asset_id}/thumbnail`).catch(() => undefined);
  }
  for (const path of [
    'results/layout',
    'results/facets',
    'results/clusters',
    'statistics',
    'history',
    'distribution',
    'audit',
    'decisions/steps',
    'allow',
    'albums',
    'plans',
    'settings/preview?high=0.8',
  ])
    await service.call('GET', `/api/${path}`);
}

async function decide(): Promise<void> {
  const { items } = (await service.call('GET', '/api/results?category=high_confidence&limit=40')) as Page;
  const ids = items.filter((one) => one.protected_by === null).map((one) => one.asset_id);
  if (ids.length === 0) return;
  await service.call('POST', '/api/mark_for_deletion', { asset_ids: ids.slice(0, 12) });
  await service.call('POST', '/api/keep', { asset_ids: ids.slice(12, 14).concat(ids.slice(0, 1)) });
  if (chance(0.3)) await service.call('POST', '/api/decisions/undo');
  if (chance(0.3)) await service.call('POST', '/api/keep', { asset_ids: ids.slice(0, 1), keep: false });
}

/** Plans what is marked and carries it out; most of the time thinks better of it. */
async function act(): Promise<void> {
  const outcome = chance(0.6) ? 'trash' : chance(0.5) ? 'archive' : 'album';
  const made = (await service.call('POST', '/api/plans', { outcome }).catch(() => null)) as PlanState | null;
  if (made === null) return;
  if (made.count === 0) return void (await service.call('DELETE', `/api/plans/${made.plan_id}`));
  const plan = () => service.call('GET', `/api/plans/${made.plan_id}`) as Promise<PlanState>;
  const ended = ({ state }: PlanState): boolean => !['applying', 'restoring'].includes(state);
  await service.call('POST', `/api/plans/${made.plan_id}/apply`, { confirm_count: made.count });
  const applied = await until(plan, ended);
  expect(applied).toMatchObject({ state: 'applied' });
  await service.call('GET', `/api/plans/${made.plan_id}/items?limit=50`);
  // Where all was left alone there is nothing to take back.
  if (applied.can_restore && chance(0.7)) {
    await service.call('POST', `/api/plans/${made.plan_id}/restore`);
    expect(await until(plan, ended)).toMatchObject({ state: 'restored' });
  }
}

async function takeAway(): Promise<void> {
  for (const name of ['results.csv', 'results.ndjson', 'paths.txt', 'summary'])
    await service.read(`/api/exports/${name}`);
  await service.read('/api/audit.ndjson');
  // The start of a large download that somebody breaks off.
  if (chance(0.3)) {
    const breaking = new AbortController();
    const answer = await fetch(new URL('/api/exports/originals.zip', service.url), {
      signal: breaking.signal,
    });
    await answer.body?.getReader().read();
    breaking.abort();
  }
}

/** Everything that stays for good: one row each. */
const REMEMBERED = `select (select count(*) from assets) + (select count(*) from plan_items)
  + (select count(*) from audit_log) + (select count(*) from audit_assets) + (select count(*) from runs)
  + (select count(*) from undo_entries)`;

test(
  `a life of ${MINUTES} minutes leaves memory, handles and files as they were`,
  async () => {
    immich = await startSyntheticProcess({ assets: ASSETS, variants: 10 });
    service = await startSoakedService(folder, immich);
    await until(
      () => service.call('GET', '/health/ready').catch(() => null),
      (answer) => answer !== null,
    );
    await service.call('PUT', '/api/config', { settings: { acting: 'trash' } });

    const lives: (Held & { readonly remembered: number })[] = [];
    const end = performance.now() + MINUTES * 60_000;
    while (performance.now() < end || lives.length < 3 * WARM_UP) {
      await immich.change({ upload: 3, trash: 2, touch: 0.005 });
      await analyse();
      await lookAround();
      await decide();
      await act();
      await takeAway();
      lives.push({ ...(await service.hold()), remembered: service.count(REMEMBERED) });
      if (lives.length % 10 === 0)
        console.log(JSON.stringify({ lives: lives.length, ...lives.at(-1) }, rounded));
    }

    const settled = lives.slice(WARM_UP);
    const third = Math.floor(settled.length / 3);
    const [first, last] = [settled.slice(0, third), settled.slice(-third)];
    const grown = (of: (one: (typeof lives)[number]) => number): number =>
      median(last.map(of)) - median(first.map(of));
    const found = {
      lives: lives.length,
      heapMiB: grown(({ heap }) => heap),
      outsideMiB: grown(({ outside }) => outside),
      rssMiB: grown(({ rss }) => rss),
      handles: grown(({ handles }) => handles),
      threads: grown(({ threads }) => threads),
      journalMiB: Math.max(...lives.map(({ journal }) => journal)),
      databaseBytesPerMemory:
        (grown(({ database }) => database) * 1024 * 1024) /
        Math.max(
          1,
          grown(({ remembered }) => remembered),
        ),
    };
    console.log(JSON.stringify({ ...found, first: lives[WARM_UP], last: lives.at(-1) }, rounded, 1));
    for (const [name, bound] of Object.entries(BOUNDS))
      expect(found[name as keyof typeof BOUNDS], name).toBeLessThanOrEqual(bound);

    const { code, ms } = await service.stop();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
  },
  (MINUTES + 15) * 60_000,
);

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
