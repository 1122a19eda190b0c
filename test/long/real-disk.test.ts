import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunStatus } from '../../src/analysis/run-status.ts';
import { openAccountStore } from '../../src/storage/account-store.ts';
import { inventedLibrary } from '../analysis/invented-library.ts';
import { finalRows, testAccount } from '../analysis/test-account.ts';

const CHILD = fileURLToPath(new URL('../analysis/run-child.ts', import.meta.url));
const BIN = fileURLToPath(new URL('../../src/bin.ts', import.meta.url));
const ASSETS = 300;

const mount = (...args: readonly string[]): boolean => spawnSync('mount', args).status === 0;
const unmount = (folder: string): boolean => spawnSync('umount', [folder]).status === 0;

/** A file system of its own needs the right to mount one: root on Linux, and not in every container. */
function mayMount(): boolean {
  if (process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'iic-mount-'));
  const may = mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder) && unmount(folder);
  rmSync(folder, { recursive: true });
  return may;
}

/** What a process says on standard output, and how it ends. */
async function ended(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? -1)));
  return { code, said };
}

async function runIn(folder: string): Promise<RunStatus> {
  const { said } = await ended([CHILD, folder, String(ASSETS)], process.env);
  const last = said.split('\n').findLast((line) => line.startsWith('{'));
  expect(last, said).toBeDefined();
  return JSON.parse(last ?? '') as RunStatus;
}

function quickCheck(folder: string): unknown {
  const database = new Database(join(folder, 'library.db'));
  try {
    return database.pragma('quick_check', { simple: true });
  } finally {
    database.close();
  }
}

// Skipped where no file system may be mounted; `ulimit` stands in for it in test/analysis/full-disk.test.ts.
describe.skipIf(!mayMount())('a disk', () => {
  let disk: string;
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'iic-disk-'));
    expect(mount('-t', 'tmpfs', '-o', 'size=1200k', 'tmpfs', disk)).toBe(true);
  });
  afterEach(() => {
    unmount(disk);
    rmSync(disk, { recursive: true, force: true });
  });

  it('that is full stops the run with the remedy; with room it goes on to the same end', async () => {
    const full = await runIn(disk);
    expect(full).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/library\.db is full.*make room/),
    });
    expect(mount('-o', 'remount,size=64m', disk)).toBe(true);
    expect(quickCheck(disk)).toBe('ok');

    expect(await runIn(disk)).toMatchObject({ state: 'finished', errors: 0 });
    const calm = testAccount(inventedLibrary(ASSETS));
    await calm.runs.start({});
    await calm.runs.idle();
    const store = openAccountStore({ folder: disk, now: Date.now() });
    expect(finalRows(store)).toEqual(finalRows(calm.store));
    store.close();
    await calm.close();
  });

  it('that can only be read stops at the start with the remedy, and nothing is harmed', async () => {
    expect(mount('-o', 'remount,size=64m', disk)).toBe(true);
    expect(await runIn(disk)).toMatchObject({ state: 'finished' });
    expect(mount('-o', 'remount,ro', disk)).toBe(true);

    const { said } = await ended([CHILD, disk, String(ASSETS)], process.env);
    expect(said).toMatch(/library\.db cannot be (written|opened)\. /);
    const served = await ended([BIN, 'serve'], {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: disk,
      LOG_DIR: join(tmpdir(), 'iic-read-only-logs'),
    });
    expect(served).toEqual({
      code: 1,
      said: `The data folder ${disk} cannot be written: give this user the right to write there, or set DATA_DIR to another folder.\n`,
    });

    expect(mount('-o', 'remount,rw', disk)).toBe(true);
    expect(quickCheck(disk)).toBe('ok');
    expect(await runIn(disk)).toMatchObject({ state: 'finished', errors: 0 });
  });
});
