import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { inventedLibrary } from './invented-library.ts';
import { finalRows, testAccount } from './test-account.ts';

const ASSETS = 120;
const CHILD = fileURLToPath(new URL('./run-child.ts', import.meta.url));
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

/** What a run that nobody kills leaves behind. */
export interface Undisturbed {
  readonly rows: unknown[];
  readonly calls: number;
}

export async function undisturbedRun(): Promise<Undisturbed> {
  const library = inventedLibrary(ASSETS);
  const account = testAccount(library);
  await account.runs.start({});
  await account.runs.idle();
  const found = { rows: finalRows(account.store), calls: library.asked.length };
  await account.close();
  return found;
}

/** Resolves with the signal that ended the child, killed at its `at`-th call to the library. */
function killAt(folder: string, at: number): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [folder, String(ASSETS)], { stdio: 'ignore' });
    let calls = 0;
    child.on('message', () => {
      calls += 1;
      if (calls === at) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('exit', (_code, signal) => resolve(signal));
  });
}

/** Kills a run at a share (0–1) of its way, takes it up again, and expects the rows of the undisturbed one. */
export async function killAndResume(share: number, undisturbed: Undisturbed): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'iic-killed-'));
  const at = 1 + Math.floor(share * (undisturbed.calls - 2));
  expect(await killAt(folder, at)).toBe('SIGKILL');

  const library = inventedLibrary(ASSETS);
  // A minute later: the lease of the dead process has run out.
  const account = testAccount(library, { folder, now: Date.UTC(2026, 0, 1, 0, 1) });
  expect(account.store.runs.active()).toMatchObject({ state: 'running' });
  await account.runs.pickUp();
  expect(await account.runs.idle()).toMatchObject({ state: 'finished', runId: '1' });
  expect(finalRows(account.store)).toEqual(undisturbed.rows);
  // What the dead process had finished is not asked for again (a batch may be under way when it dies).
  const before = Math.floor(share * undisturbed.calls);
  expect(library.asked.length).toBeLessThan(undisturbed.calls - before + 60);
  await account.close();
}
