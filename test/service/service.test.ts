import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Service, startService } from '../../src/compose.ts';
import { loadConfig, type Overrides } from '../../src/config/load-config.ts';
import { configuration, connectionReport } from '../../src/contract/configuration.ts';
import { openFolderCatalogue } from '../../src/embedded/folder/folder-catalogue.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/embedded/server.ts';
import { drawLittleFolder, FILES, temporaryFolder } from './little-folder.ts';

const KEY = 'sesame-whole';
const POOR_KEY = 'sesame-poor';

/** A library that stands for somebody's Immich, and one data folder for each test. */
const pictures = temporaryFolder('pictures');
const recovered = temporaryFolder('recovered');
const cache = temporaryFolder('cache');
let immich: EmbeddedServer;
let data: ReturnType<typeof temporaryFolder>;
let service: Service | null = null;

async function startImmich(port = 0): Promise<EmbeddedServer> {
  const catalogue = await openFolderCatalogue({
    folder: pictures.path,
    cacheDir: cache.path,
    useExiftool: false,
  });
  await catalogue.whenReady();
  return startEmbeddedServer({
    catalogue,
    port,
    apiKeys: [
      { name: 'whole', key: KEY, permissions: ['all'] },
      { name: 'poor', key: POOR_KEY, permissions: ['asset.read', 'user.read'] },
    ],
  });
}

beforeAll(async () => {
  await drawLittleFolder(pictures.path);
  await drawLittleFolder(recovered.path);
  immich = await startImmich();
});
afterAll(async () => {
  await immich.close();
  pictures.remove();
  recovered.remove();
  cache.remove();
});
beforeEach(() => {
  data = temporaryFolder('data');
});
afterEach(async () => {
  await service?.close();
  service = null;
  data.remove();
});

async function start(overrides: Overrides = {}): Promise<Service> {
  const config = loadConfig(
    {
      PORT: '0',
      DATA_DIR: join(data.path, 'data'),
      LOG_DIR: join(data.path, 'logs'),
      SECRET_KEY: 'the secret of these tests',
      // Signing in has tests of its own.
      AUTH: 'none',
      ...overrides,
    },
    {},
  );
  service = await startService({ config, logToStdout: false });
  // What cannot be opened is what several tests are about.
  await service.opened.catch(() => undefined);
  return service;
}

async function restart(overrides: Overrides = {}): Promise<Service> {
  await service?.close();
  return start(overrides);
}

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${service?.url}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, body: await response.json() };
}

const connect = (library: unknown) => call('PUT', '/api/config', { library });
const ours = () => ({ kind: 'immich', url: immich.url, api_key: KEY });

async function analysed(): Promise<void> {
  await call('POST', '/api/analyze/start');
  await ended();
}

/** Follows the events until the run has ended. */
async function ended(): Promise<void> {
  const response = await fetch(`${service?.url}/api/analyze/events`);
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    if (/"state":"(finished|failed)"/.test(text)) return;
  }
}

describe('a new service', () => {
  it('answers, and says what to do first', async () => {
    await start();
    expect((await call('GET', '/health')).body.status).toBe('ok');
    expect((await call('GET', '/api/config')).body.library).toBeNull();
    expect(await call('POST', '/api/analyze/start')).toMatchObject({
      status: 409,
      body: { code: 'not_set_up', detail: expect.stringContaining('open the web page') },
    });
    expect((await call('GET', '/health/ready')).status).toBe(503);
  });

  it('analyses Immich, shows it, and keeps everything over restarts, whatever happens to Immich', async () => {
    await start();
    const connected = await connect(ours());
    expect(connected.status).toBe(200);
    expect(configuration.parse(connected.body).library).toMatchObject({
      kind: 'immich',
      has_api_key: true,
      state: 'open',
    });
    await analysed();
    expect((await call('GET', '/api/results')).body.total).toBe(FILES.length);
    const screenshot = (await call('GET', '/api/results?category=screenshots')).body.items[0];
    expect(screenshot).toMatchObject({ file_name: FILES[0], sub_kind: 'phone' });
    expect(screenshot.immich_url).toContain(`/photos/${screenshot.asset_id}`);
    const picture = await fetch(`${service?.url}${screenshot.thumbnail_url}`);
    expect(picture.headers.get('content-type')).toBe('image/webp');
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(50);
    const decided = async () => (await call('GET', `/api/results/${screenshot.asset_id}`)).body.decision;
    await call('POST', '/api/mark_for_deletion', { asset_ids: [screenshot.asset_id] });

    await restart();
    expect((await call('GET', '/api/config')).body.library).toMatchObject({ url: immich.url, state: 'open' });
    expect(await decided()).toBe('delete');

    const { port } = immich;
    await immich.close();
    try {
      await restart();
      expect((await call('GET', '/api/results')).body.total).toBe(FILES.length);
      expect(await decided()).toBe('delete');
    } finally {
      immich = await startImmich(port);
    }

    await restart({ SECRET_KEY: 'another secret' });
    expect((await call('GET', '/api/config')).body.library).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('SECRET_KEY'),
    });
    await connect(ours());
    expect(await decided()).toBe('delete');
  });

  it('goes over to a folder and back, and judges again when settings change', async () => {
    await start();
    await connect(ours());
    expect((await connect({ kind: 'folder', path: recovered.path })).body.library).toMatchObject({
      kind: 'folder',
      state: 'open',
    });
    await analysed();
    const { body } = await call('GET', '/api/results?sort=name');
    expect(body.items.map((item: { path: string }) => item.path)).toContain(FILES[2]);
    expect(body.items[0].immich_url).toBeNull();

    const settings = { allow_names: ['Screenshot*'], mode: 'quick' };
    expect((await call('PUT', '/api/config', { settings })).body.settings).toMatchObject(settings);
    await ended();
    const kept = (await call('GET', '/api/results?q=Screenshot')).body.items[0];
    expect(kept).toMatchObject({ protected_by: 'allow_listed', recommended: false });

    expect((await connect(ours())).body.library.kind).toBe('immich');
    expect((await call('GET', '/api/config')).body.settings.allow_names).toEqual([]);
  });

  it('never tells the key: not in answers, files or logs', async () => {
    await start();
    const answers = [
      await connect(ours()),
      await call('GET', '/api/config'),
      await call('POST', '/api/config/test'),
    ];
    await connect({ ...ours(), api_key: 'sesame-wrong' });
    await restart();
    await service?.close();
    service = null;
    expect(JSON.stringify(answers)).not.toContain('sesame');
    for (const entry of readdirSync(data.path, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        expect(readFileSync(join(entry.parentPath, entry.name), 'latin1'), entry.name).not.toContain(
          'sesame',
        );
  });
});

describe('what can go wrong with a connection', () => {
  /** A web server that is something else. */
  const other = createServer((_request, response) => response.end('<html>It works!</html>'));
  let elsewhere = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  afterAll(() => other.close());

  it.each([
    [
      'nothing listens there',
      () => ({ ...ours(), url: 'http://127.0.0.1:9' }),
      'immich_unreachable',
      /Check that the server runs/,
    ],
    ['it is not Immich', () => ({ ...ours(), url: elsewhere }), 'not_immich', /own address/],
    [
      'the key is wrong',
      () => ({ ...ours(), api_key: 'sesame-wrong' }),
      'immich_unauthorized',
      /Create a new key/,
    ],
    [
      'the key may not look at pictures',
      () => ({ ...ours(), api_key: POOR_KEY }),
      'immich_permission_missing',
      /tick asset\.view/,
    ],
    ['there is no key', () => ({ kind: 'immich', url: immich.url }), 'key_required', /API key/],
    [
      'the folder does not exist',
      () => ({ kind: 'folder', path: '/nowhere/at/all' }),
      'folder_not_found',
      /check its spelling/,
    ],
    [
      'the folder is a file',
      () => ({ kind: 'folder', path: join(pictures.path, FILES[0]) }),
      'not_a_folder',
      /folder it lies in/,
    ],
    [
      'it is not a web address',
      () => ({ ...ours(), url: 'ftp://immich.local' }),
      'immich_address_invalid',
      /http:\/\//,
    ],
  ] as const)('%s', async (_, library, code, remedy) => {
    await start();
    const answer = await connect(library());
    expect(answer.body).toMatchObject({ code, detail: expect.stringMatching(remedy) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect((await call('GET', '/api/config')).body.library).toBeNull();
  });

  it('leaves the library that works as it is', async () => {
    await start();
    await connect(ours());
    await connect({ ...ours(), api_key: 'sesame-wrong' });
    expect((await call('GET', '/api/config')).body.library).toMatchObject({ url: immich.url, state: 'open' });
    await restart();
    expect((await call('GET', '/health/ready')).status).toBe(200);
  });

  it('tests a connection without storing it', async () => {
    await start();
    const good = connectionReport.parse((await call('POST', '/api/config/test', { library: ours() })).body);
    expect(good).toMatchObject({ ok: true, code: null, assets: FILES.length });
    const poor = connectionReport.parse(
      (await call('POST', '/api/config/test', { library: { ...ours(), api_key: POOR_KEY } })).body,
    );
    expect(poor.permissions).toContainEqual(expect.objectContaining({ name: 'asset.view', granted: false }));
    expect((await call('GET', '/api/config')).body.library).toBeNull();
  });

  it('is fixed where the environment fixes it', async () => {
    await start({ IMMICH_URL: immich.url, IMMICH_API_KEY: KEY });
    expect((await call('GET', '/api/config')).body.library).toMatchObject({ fixed: true, state: 'open' });
    expect((await connect({ kind: 'sample' })).body.code).toBe('fixed_by_environment');
  });
});

describe('what can go wrong on this machine', () => {
  it('a damaged database: said in a sentence, and the file is left as it is', async () => {
    await start();
    await connect(ours());
    await service?.close();
    const accounts = join(data.path, 'data', 'accounts');
    const file = join(accounts, readdirSync(accounts)[0] ?? '', 'library.db');
    writeFileSync(file, 'this is no database at all, but long enough to look at');
    await start();
    expect(await call('GET', '/api/statistics')).toMatchObject({
      status: 503,
      body: { code: 'library_unavailable', detail: expect.stringMatching(/\w+.*\./) },
    });
    expect((await call('GET', '/health')).status).toBe(200);
    expect(readFileSync(file, 'utf8')).toContain('no database');
  });

  it('a data folder that another service works with: the first goes on, the second says what to do', async () => {
    await start();
    await expect(start()).rejects.toMatchObject({
      code: 'folder_in_use',
      message: expect.stringMatching(/Another service works with .*data already: .*--data-dir/),
    });
    expect((await call('GET', '/health')).status).toBe(200);
    // Free again once it has ended.
    await restart();
  });

  it('a data folder that is taken away meanwhile: no analysis begins, and none is made in its place', async () => {
    await start();
    await connect(ours());
    const folder = join(data.path, 'data');
    renameSync(folder, `${folder}-aside`);
    expect((await call('GET', '/health/ready')).status).toBe(503);
    const gone = { status: 503, body: { code: 'data_gone', detail: expect.stringContaining(folder) } };
    expect(await call('POST', '/api/analyze/start')).toMatchObject(gone);
    expect(existsSync(folder)).toBe(false);
    renameSync(`${folder}-aside`, folder);
    expect((await call('GET', '/health/ready')).status).toBe(200);
    await analysed();
    expect((await call('GET', '/api/statistics')).status).toBe(200);
  });

  it('a port that is taken', async () => {
    const { url } = await start();
    const first = service;
    const port = new URL(url).port;
    await expect(start({ PORT: port, DATA_DIR: join(data.path, 'second') })).rejects.toThrow(
      `Port ${port} is taken by another program: stop that one, or set PORT to another number.`,
    );
    service = first;
  });

  it('a data folder that cannot be one', async () => {
    const file = join(data.path, 'file');
    writeFileSync(file, '');
    await expect(start({ DATA_DIR: join(file, 'data') })).rejects.toThrow(/cannot be written: .*DATA_DIR/);
  });
});
