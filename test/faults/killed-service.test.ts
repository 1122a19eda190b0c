import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drawLittleFolder, temporaryFolder } from '../service/little-folder.ts';
import { KEY } from './connect.ts';
import { openWorld, type World } from './world.ts';

const BIN = join(import.meta.dirname, '../../src/bin.ts');

/** In the trash of a folder, beside what was moved there. */
const BESIDES: ReadonlySet<string> = new Set(['manifest.jsonl', 'README.txt']);

let home: ReturnType<typeof temporaryFolder>;
let world: World | null = null;
let child: ChildProcess | null = null;
let url = '';
beforeEach(() => {
  home = temporaryFolder('killed');
});
afterEach(async () => {
  await kill();
  await world?.close();
  world = null;
  home.remove();
});

/** The program itself, as a person starts it; resolves once it says where it is to be found. */
async function start(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const started = spawn(process.execPath, [BIN, ...args], {
    cwd: home.path,
    env: {
      PATH: process.env.PATH,
      HOME: home.path,
      TMPDIR: home.path,
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child = started;
  let said = '';
  url = await new Promise((resolve, reject) => {
    started.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/\S+/.exec(said);
      if (found !== null) resolve(found[0]);
    });
    started.once('close', () => reject(new Error(`It ended: ${said}`)));
  });
}

async function kill(): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function call(method: string, path: string, body?: object) {
  const response = await fetch(`${url}/api${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, body: await response.json() };
}

/** Asks again and again until it is so. */
function until(path: string, isSo: (body: never) => boolean) {
  return vi.waitUntil(
    async () => {
      const { status, body } = await call('GET', path).catch(() => ({ status: 0, body: null }));
      return status === 200 && isSo(body as never) ? body : null;
    },
    { timeout: 30_000, interval: 20 },
  );
}
const finished = (what: { state: string }) => what.state === 'finished';
const state = (wanted: string) => (plan: { state: string }) => plan.state === wanted;

interface Library {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Kills the process in the middle of what `begin` begins. */
  killIn(begin: () => Promise<unknown>): Promise<void>;
  /** What lies in the trash. */
  trashed(): Promise<number>;
}

/** Killed when the first request that changes something is on its way, which Immich hears of or not. */
async function immich(): Promise<Library> {
  const opened = await openWorld({ assets: 8 });
  world = opened;
  let heard = false;
  return {
    args: ['serve'],
    env: { AUTH: 'none', IMMICH_URL: opened.proxy.url, IMMICH_API_KEY: KEY },
    async killIn(begin) {
      heard = !heard;
      const dead = new Promise<void>((resolve, reject) => {
        opened.proxy.before = async ({ changes }) => {
          if (changes) await kill().then(resolve, reject);
        };
      });
      opened.proxy.fault = ({ changes }) => (changes && !heard ? 'cut before' : 'pass');
      await begin();
      await dead;
      opened.proxy.heal();
    },
    trashed: async () => (await opened.trashed()).length,
  };
}

/** Nothing stands between the program and its own folder: killed as soon as it says that it has begun. */
async function folder(): Promise<Library> {
  const path = join(home.path, 'pictures');
  await drawLittleFolder(path);
  const trash = join(path, '.image-cleaner-trash');
  return {
    args: ['demo', '--folder', path],
    env: {},
    async killIn(begin) {
      await begin();
      await kill();
    },
    async trashed() {
      const entries = existsSync(trash) ? readdirSync(trash, { recursive: true, withFileTypes: true }) : [];
      return entries.filter((one) => one.isFile() && !BESIDES.has(one.name)).length;
    },
  };
}

it.each([
  ['an Immich without sign-in', immich],
  ['a folder', folder],
])(
  'a plan of %s goes on at the next start, and so does its undoing',
  async (_, open) => {
    const { args, env, killIn, trashed } = await open();
    await start(args, env);
    await until('/config', ({ library }: { library: { state: string } | null }) => library?.state === 'open');
    if (args[0] === 'serve') await call('POST', '/analyze/start');
    await until('/analyze/status', finished);
    await call('PUT', '/config', { settings: { acting: 'trash' } });
    const { items } = (await call('GET', '/results?limit=100')).body;
    const ids = items.map((item: { asset_id: string }) => item.asset_id);
    await call('POST', '/mark_for_deletion', { asset_ids: ids });
    const { plan_id, count } = (await call('POST', '/plans', { outcome: 'trash' })).body;
    expect(count).toBeGreaterThan(2);
    const plan = `/plans/${plan_id}`;

    await killIn(async () => {
      expect(await call('POST', `${plan}/apply`, { confirm_count: count })).toMatchObject({ status: 202 });
    });
    await start(args, env);
    expect(await until(plan, state('applied'))).toMatchObject({ counts: { applied: count } });
    expect(await trashed()).toBe(count);

    await killIn(async () => {
      expect(await call('POST', `${plan}/restore`)).toMatchObject({ status: 202 });
    });
    await start(args, env);
    expect(await until(plan, state('restored'))).toMatchObject({ counts: { restored: count } });
    expect(await trashed()).toBe(0);
  },
  60_000,
);
