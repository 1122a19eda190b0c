import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { RunStatus } from '../../src/analysis/run-status.ts';
import { inventedLibrary } from './invented-library.ts';
import { finalRows, testAccount } from './test-account.ts';

const CHILD = fileURLToPath(new URL('./run-child.ts', import.meta.url));
const ASSETS = 300;

/** Analyses in a process that may write no file longer than this, as on a disk that is full. */
function runWithRoomFor(kilobytes: number, folder: string): Promise<RunStatus> {
  const limited = `ulimit -f ${kilobytes}; exec "$0" "$@"`;
  const child = spawn('bash', ['-c', limited, process.execPath, CHILD, folder, String(ASSETS)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      const last = said.trim().split('\n').at(-1) ?? '';
      if (last.startsWith('{')) resolve(JSON.parse(last) as RunStatus);
      else reject(new Error(`The process ended with ${code ?? signal} and said nothing.`));
    });
  });
}

test.skipIf(process.platform === 'win32')(
  'a disk that is full ends the run with the remedy, and with room the next one ends as if nothing had been (no ulimit on Windows)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'iic-full-'));
    try {
      const status = await runWithRoomFor(500, folder);
      expect(status.message).toMatch(/disk that holds .*library\.db is full.*make room/);
      expect(status.state).toBe('failed');

      const here = testAccount(inventedLibrary(ASSETS), { folder, now: Date.UTC(2026, 0, 1, 0, 1) });
      await here.runs.start({ full: true });
      expect(await here.runs.idle()).toMatchObject({ state: 'finished', errors: 0 });
      const calm = testAccount(inventedLibrary(ASSETS));
      await calm.runs.start({ full: true });
      await calm.runs.idle();
      expect(finalRows(here.store)).toEqual(finalRows(calm.store));
      await calm.close();
      await here.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  30_000,
);
