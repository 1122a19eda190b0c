import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { openFolderCatalogue } from '../../src/embedded/folder/folder-catalogue.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/embedded/server.ts';
import { drawLittleFolder, FILES, temporaryFolder } from './little-folder.ts';

const pictures = temporaryFolder('pictures');
const cache = temporaryFolder('cache');
const data = temporaryFolder('data');
let immich: EmbeddedServer;
let service: Service;

/** An Immich that serves the little folder; of one key it lets nobody download. */
beforeAll(async () => {
  await drawLittleFolder(pictures.path);
  const catalogue = await openFolderCatalogue({
    folder: pictures.path,
    cacheDir: cache.path,
    useExiftool: false,
  });
  await catalogue.whenReady();
  immich = await startEmbeddedServer({
    catalogue,
    port: 0,
    apiKeys: [
      { name: 'whole', key: 'sesame-whole', permissions: ['all'] },
      {
        name: 'no download',
        key: 'sesame-look',
        permissions: [
          'asset.read',
          'asset.view',
          'asset.statistics',
          'user.read',
          'album.read',
          'tag.read',
          'stack.read',
        ],
      },
    ],
  });
});
afterAll(async () => {
  await service?.close();
  await immich.close();
  for (const folder of [pictures, cache, data]) folder.remove();
});

async function start(key: string): Promise<void> {
  await service?.close();
  const config = loadConfig(
    {
      PORT: '0',
      DATA_DIR: data.path,
      LOG_LEVEL: 'silent',
      AUTH: 'none',
      IMMICH_URL: immich.url,
      IMMICH_API_KEY: key,
    },
    {},
  );
  service = await startService({ config, logToStdout: false });
  await service.opened;
}

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${service.url}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, body: await response.json() };
}

/** Follows the events until the newest run has ended. */
async function ended(): Promise<void> {
  const response = await fetch(`${service.url}/api/analyze/events`);
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    const states = [...text.matchAll(/"type":"status".*?"state":"(\w+)"/g)].map(([, state]) => state);
    if (states.at(-1) === 'finished') return;
  }
}

describe('a service with a library', () => {
  it('hands out verified originals, in the shape of a ZIP that others read', async () => {
    await start('sesame-whole');
    await call('POST', '/api/analyze/start', { mode: 'quick' });
    await ended();
    const zip = Buffer.from(await (await fetch(`${service.url}/api/exports/originals.zip`)).arrayBuffer());
    const manifest = JSON.parse(
      zip
        .subarray(zip.indexOf('{\n "format"'), zip.indexOf('\n}\n', zip.indexOf('{\n "format"')) + 2)
        .toString(),
    );
    expect(manifest.files).toHaveLength(FILES.length);
    expect(manifest.complete).toBe(true);
    for (const file of manifest.files)
      expect(file).toMatchObject({ result: 'verified', sha1: file.immich_sha1 });
  });

  it('says what the key lacks before it begins', async () => {
    await start('sesame-look');
    const answer = await call('GET', '/api/exports/originals.zip');
    expect(answer.body).toMatchObject({
      code: 'immich_permission_missing',
      detail: expect.stringContaining('asset.download'),
    });
    expect((await call('GET', '/api/exports/summary')).body.zip).toMatchObject({ allowed: false });
  });

  it('prints the same from the command line, without the service', async () => {
    const served = await (await fetch(`${service.url}/api/exports/results.ndjson`)).text();
    const bin = join(import.meta.dirname, '../../src/bin.ts');
    const run = (...args: string[]) =>
      execFileSync(process.execPath, [bin, 'export', '--data-dir', data.path, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env.PATH, HOME: data.path },
      });
    const printed = run('--format', 'ndjson').trim().split('\n');
    const plain = (line: string) => ({ ...JSON.parse(line), immich_url: null });
    expect(printed.map(plain)).toEqual(served.trim().split('\n').map(plain));
    const file = join(data.path, 'marked.csv');
    run('--output', file, '--category', 'screenshots', '--bom');
    expect(existsSync(file)).toBe(true);
    expect(() => run('--output', file)).toThrow(/is there already/);
    expect(() => run('--category', 'cats')).toThrow();
  });

  it('judges again without the server when something is allowed, and takes that back', async () => {
    await start('sesame-whole');
    const screenshot = (await call('GET', '/api/results?category=screenshots')).body.items[0];
    const protection = async () =>
      (await call('GET', `/api/results/${screenshot.asset_id}`)).body.protected_by;
    expect(await protection()).toBeNull();
    await immich.close();
    await call('POST', '/api/allow', { kind: 'name', value: 'screenshot_*_WHATSAPP.png' });
    await ended();
    expect(await protection()).toBe('allow_listed');
    expect((await call('GET', '/api/allow')).body.items).toMatchObject([{ kind: 'name', assets: 1 }]);
    await call('DELETE', `/api/allow?kind=name&value=${encodeURIComponent('screenshot_*_WHATSAPP.png')}`);
    await ended();
    expect(await protection()).toBeNull();
  });
});
