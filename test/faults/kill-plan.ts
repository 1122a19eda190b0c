import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { AssetId } from '../../src/domain/asset-facts.ts';
import type { Fault } from './faulty-proxy.ts';
import { id, openWorld } from './world.ts';

const CHILD = fileURLToPath(new URL('./plan-child.ts', import.meta.url));
const BATCH = 10;

/** Mulberry32: the moments are random, and the same in every run of the suite. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Applies and restores plans in processes that are killed `kills` times at random moments; a request that
 * is under way then reaches the server, or not, by chance. In the end everything is as if nothing had happened.
 */
export async function killPlans(kills: number, seed: number): Promise<void> {
  const random = seeded(seed);
  const assets = 60 + kills * 12;
  const world = await openWorld({ assets, batch: BATCH });
  try {
    const marked = Array.from({ length: assets - 10 }, (_, n) => id(n));
    const theirs = id(assets - 1);
    await world.does('DELETE', '/assets', { ids: [theirs] });
    world.review.mark(marked, true);
    const { plan } = await world.acting.plans.make({ outcome: 'trash', albumName: '' });
    const { store } = world;
    const counts = (): Readonly<Record<string, number>> => store.plans.counts(plan.id);
    let killed = 0;

    /** One process after another goes on, until none is killed any more. */
    const carryOn = async (until: string, most: number): Promise<void> => {
      for (let left = most; ; left -= 1) {
        let child: ChildProcess | null = null;
        const at = 1 + Math.floor(random() * 30);
        const reaches = random() < 0.5;
        let calls = 0;
        let struck = false;
        world.proxy.before = () => {
          calls += 1;
          if (left > 0 && !struck && calls >= at) {
            struck = true;
            child?.kill('SIGKILL');
          }
        };
        world.proxy.fault = (): Fault => (struck && !reaches ? 'cut before' : 'pass');
        child = fork(CHILD, [world.folder, world.proxy.url, String(BATCH)], {
          stdio: 'ignore',
          // Most of a child's life would be the reading of its own modules.
          env: { ...process.env, NODE_COMPILE_CACHE: join(world.folder, 'modules') },
        });
        const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
        if (signal === 'SIGKILL') killed += 1;
        else expect(code).toBe(0);
        expect(await world.trashed()).toSatisfy(within([...marked, theirs]));
        if (store.plans.one(plan.id)?.state === until) return;
      }
    };

    // Confirmed here; carried out over there.
    store.plans.change(plan.id, { state: 'applying', confirmedAt: 1, confirmedBy: 'ada@example.com' });
    await carryOn('applied', Math.ceil(kills / 2));
    expect(counts()).toMatchObject({ applied: marked.length, failed: 0, left_alone: 0, sent: 0 });
    expect(await world.trashed()).toEqual([...marked, theirs].sort());
    expectOneLineEach('asset_applied');

    store.plans.change(plan.id, { state: 'restoring' });
    await carryOn('restored', kills - killed);
    expect(counts()).toMatchObject({ restored: marked.length, applied: 0, not_restored: 0 });
    expect(await world.trashed()).toEqual([theirs]);
    expectOneLineEach('asset_restored');
    expect(killed).toBeGreaterThanOrEqual(Math.floor(kills * 0.6));

    function expectOneLineEach(action: string): void {
      const lines: AssetId[] = [];
      for (let before: number | undefined; ; ) {
        const page = store.audit.list({ limit: 500, ...(before === undefined ? {} : { before }) });
        for (const line of page) if (line.action === action) lines.push(line.details.asset_id as AssetId);
        if (page.length < 500) break;
        before = page.at(-1)?.position;
      }
      expect(lines.toSorted()).toEqual(marked.toSorted());
    }
  } finally {
    await world.close();
  }
}

function within(allowed: readonly AssetId[]) {
  const set = new Set(allowed);
  return (ids: readonly AssetId[]) => ids.every((one) => set.has(one));
}
