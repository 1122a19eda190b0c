import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startEmbeddedServer } from '../../src/embedded/server.ts';
import { openSyntheticCatalogue } from '../../src/embedded/synthetic/synthetic-catalogue.ts';
import { ROOT } from './dockerfile.ts';
import { type Container, PGID, PUID, startContainer } from './image-under-test.ts';

/** A stop may take this long; Docker kills after it. */
const LONGEST_STOP_MS = 10_000;
let container: Container | null = null;
afterEach(() => {
  container?.remove();
  container = null;
});

async function start(environment: Record<string, string>): Promise<Container> {
  container = await startContainer(environment);
  expect(await container.healthy(), container.said()).toBe(true);
  return container;
}

/** The status of the running service: Uid, Gid, capabilities. */
function statusOf({ process: { pid } }: Container): Map<string, string> {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return new Map(text.split('\n').map((line) => line.split(':\t') as [string, string]));
}

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

// Handing folders over needs root, as a container starts with.
describe.skipIf(!isRootOnLinux)('the container’s entrypoint, started as root', () => {
  it('hands folders of root to PUID:PGID, gives root up, and stops in time', async () => {
    const running = await start({ SECRET_KEY: 'the secret of this test' });
    const status = statusOf(running);
    expect(status.get('Uid')).toMatch(new RegExp(`^${PUID}\t${PUID}\t${PUID}`));
    expect(status.get('Gid')).toMatch(new RegExp(`^${PGID}\t`));
    expect(status.get('Groups')?.trim()).toBe('');
    expect(status.get('CapEff')).toBe('0000000000000000');
    expect(status.get('NoNewPrivs')).toBe('1');
    for (const folder of [running.data, running.logs]) {
      expect(statSync(folder)).toMatchObject({ uid: PUID, gid: PGID });
      for (const name of readdirSync(folder))
        expect(statSync(join(folder, name)), name).toMatchObject({ uid: PUID, gid: PGID });
    }
    // It prints the code with which another machine sets it up, and lets nobody in without.
    expect(running.said()).toMatch(/To set this service up from another machine/);
    const other = { headers: { 'x-forwarded-for': '203.0.113.7' } };
    expect((await fetch(`${running.url}/api/results`, other)).status).toBe(401);
    expect((await fetch(`${running.url}/`, other)).status).toBeLessThan(500);
    const { code, ms } = await running.stop();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(LONGEST_STOP_MS);
  });

  it('is healthy under a sub-path, and without a sign-in where that is wished', async () => {
    const running = await start({ AUTH: 'none', BASE_PATH: '/cleaner/' });
    expect(await (await fetch(`${running.url}/api/session`)).json()).toMatchObject({ auth: 'none' });
  });

  it('stops in time in the middle of an analysis', async () => {
    const catalogue = await openSyntheticCatalogue({ assets: 30_000, seed: 1, variants: 1 });
    const immich = await startEmbeddedServer({
      catalogue,
      apiKeys: [{ name: 'all', key: 'synthetic', permissions: ['all'] }],
      pace: { msPerThousandAssets: 300, thumbnailsPerSecond: 50 },
    });
    try {
      const running = await start({ AUTH: 'none', IMMICH_URL: immich.url, IMMICH_API_KEY: 'synthetic' });
      const call = async (method: string, path: string) =>
        (await (await fetch(`${running.url}${path}`, { method })).json()) as {
          state?: string;
          done?: number;
        };
      while ((await call('POST', '/api/analyze/start')).state === undefined);
      while (((await call('GET', '/api/analyze/status')).done ?? 0) === 0);
      const { code, ms } = await running.stop();
      expect(code, running.said()).toBe(0);
      expect(ms).toBeLessThan(LONGEST_STOP_MS);
    } finally {
      await immich.close();
    }
  });

  it('says what is wrong with ids that are no numbers', () => {
    const { status, stderr } = spawnSync(join(ROOT, 'docker/entrypoint.sh'), ['true'], {
      env: { PATH: process.env.PATH, PUID: 'me' },
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/PUID and PGID must be numbers/);
  });
});
