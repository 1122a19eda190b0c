import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'iic-make-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('makes a folder with those above it, once', () => {
  const path = join(folder, 'a/b/c');
  makeFolder(path, 0o700);
  makeFolder(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

it('refuses to take a file for a folder', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(join(file, 'below'))).toThrow(/EEXIST|ENOTDIR/);
});

// In a process of its own: what never ends would not end the test either.
it.skipIf(!existsSync('/proc/self'))(
  'below /proc, which only Linux has, says which setting to change',
  () => {
    const bin = join(import.meta.dirname, '../bin.ts');
    const env = { ...process.env, DATA_DIR: '/proc/nowhere/data', LOG_DIR: folder, PORT: '0' };
    const { status, stderr } = spawnSync(process.execPath, [bin, 'serve'], {
      env,
      timeout: 60_000,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The data folder \/proc\/nowhere\/data cannot be written: .*DATA_DIR[^\n]*\n$/);
  },
);
