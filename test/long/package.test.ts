import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack, UNWANTED } from '../package/packed.ts';
import { drawLittleFolder, FILES, temporaryFolder } from '../service/little-folder.ts';

const home = temporaryFolder('installed');
const pictures = temporaryFolder('pictures');
const bin = join(home.path, 'node_modules/.bin/immich-image-cleaner');
afterAll(() => {
  for (const folder of [home, pictures]) folder.remove();
});

const environment = { PATH: process.env.PATH, HOME: home.path, PORT: '0' };
const run = (args: readonly string[], node = process.execPath) =>
  spawnSync(node, [bin, ...args], { cwd: home.path, env: environment, encoding: 'utf8' });

/** Starts it, and resolves with the address that it says. */
async function started(...args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [bin, ...args], { cwd: home.path, env: environment });
  child.stdout.resume();
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => reject(new Error(said)));
  });
  return { child, url };
}

async function stop(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null) return child.exitCode;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const [code] = await closed;
  return code;
}

/** The machine's own Node, where it is too old. */
const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
  if (!existsSync(path)) return false;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return Number.parseInt(stdout.slice(1), 10) < 24;
});

describe('the packed package, installed elsewhere', () => {
  beforeAll(async () => {
    await drawLittleFolder(pictures.path);
    const { filename, files } = pack(home.path);
    const paths = files.map(({ path }) => path);
    expect(paths.filter((path) => UNWANTED.test(path))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(['dist/src/bin.js', 'web/build/index.html']));
    writeFileSync(join(home.path, 'package.json'), '{"private":true}');
    const options = { cwd: home.path, encoding: 'utf8' } as const;
    const { status, stderr } = spawnSync(
      'npm',
      ['install', '--no-audit', '--no-fund', `./${filename}`],
      options,
    );
    expect(status, stderr).toBe(0);
  }, 600_000);

  it('says its version, and checks itself', () => {
    expect(run(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { status, stdout } = run(['doctor']);
    expect(status, stdout).toBe(0);
    expect(stdout).not.toContain('✗');
  });

  it('judges a folder', () => {
    const { status, stdout } = run(['scan', pictures.path, '--format', 'ndjson']);
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(FILES.length);
  });

  it('serves its page, and stops', async () => {
    const { child, url } = await started('serve');
    expect((await fetch(`${url}/`)).headers.get('content-type')).toContain('text/html');
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'ok' });
    expect(await stop(child)).toBe(0);
  });

  it('shows a folder in the demo', async () => {
    const { child, url } = await started('demo', '--folder', pictures.path);
    const status = async () =>
      (await (await fetch(`${url}/api/analyze/status`)).json()) as { state?: string };
    while ((await status()).state !== 'finished');
    const results = (await (await fetch(`${url}/api/results`)).json()) as { total: number };
    expect(results.total).toBeGreaterThan(0);
    expect(await stop(child)).toBe(0);
    expect(readdirSync(pictures.path).length).toBeGreaterThan(0);
  });

  // Only where the machine has an old Node of its own.
  it.skipIf(oldNode === undefined)('says in one sentence that an old Node is too old', () => {
    const { status, stderr } = run(['--version'], oldNode);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^immich-image-cleaner needs Node 24 or newer, and this is Node [\d.]+: [^\n]+\n$/,
    );
  });
});
