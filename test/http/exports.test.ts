import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { startingSettings } from '../../src/compose/settings.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { presentSettings } from '../../src/http/present/settings.ts';
import { MissingPermission } from '../../src/immich/errors.ts';
import { id, photo, screenshot } from '../review/seeded-store.ts';
import { type AppUnderTest, appUnderTest, type Wishes } from './app-under-test.ts';

let under: AppUnderTest | null = null;
afterEach(async () => {
  await under?.close();
  under = null;
});

async function open(wishes: Wishes = {}): Promise<AppUnderTest> {
  under = await appUnderTest({ assets: [screenshot(1), screenshot(2), photo(3)], ...wishes });
  return under;
}

const get = (url: string) => (under as AppUnderTest).app.inject({ url });
const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  (under as AppUnderTest).app.inject({ method, url, ...(payload === undefined ? {} : { payload }) });

describe('downloads', () => {
  it.each([
    ['/api/exports/results.csv', 'text/csv', 'results.csv'],
    ['/api/exports/results.json', 'application/json', 'results.json'],
    ['/api/exports/results.ndjson', 'application/x-ndjson', 'results.ndjson'],
    ['/api/exports/paths.txt', 'text/plain', 'paths.txt'],
    ['/api/exports/paths0', 'application/octet-stream', 'paths0'],
    ['/api/exports/script.sh', 'text/x-shellscript', 'move-marked.sh'],
    ['/api/exports/originals.zip', 'application/zip', 'originals-1.zip'],
  ])('%s is a file that no cache keeps', async (url, type, name) => {
    await open();
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${name}"`);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('take the filters of the results', async () => {
    await open();
    const lines = async (query: string) =>
      (await get(`/api/exports/results.ndjson?${query}`)).body.split('\n').filter((line) => line !== '');
    expect(await lines('')).toHaveLength(3);
    expect(await lines('category=screenshots')).toHaveLength(2);
    await send('POST', '/api/mark_for_deletion', { asset_ids: [id(2)] });
    expect(await lines('decision=delete')).toHaveLength(1);
  });

  it('refuse a filter that is none, and a plan that is none', async () => {
    await open();
    expect((await get('/api/exports/results.csv?category=photos')).statusCode).toBe(400);
    expect((await get('/api/exports/results.csv?plan_id=../1')).statusCode).toBe(400);
    expect((await get('/api/exports/paths.txt?plan_id=9')).json()).toMatchObject({ code: 'plan_not_found' });
    expect((await get(`/api/exports/originals.zip?after=${id(77)}`)).json()).toMatchObject({
      code: 'invalid_cursor',
    });
  });

  it('say in plain words that the key may not download', async () => {
    await open({
      original: async () => {
        throw new MissingPermission('asset.download');
      },
    });
    const answer = await get('/api/exports/originals.zip');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      code: 'immich_permission_missing',
      detail: expect.stringContaining('asset.download'),
    });
    expect((await get('/api/exports/summary')).json()).toMatchObject({
      count: 3,
      zip: { allowed: false, message: expect.stringContaining('asset.download') },
    });
  });

  it('hold originals byte for byte', async () => {
    const bytes = Buffer.from('the original');
    const checksum = createHash('sha1').update(bytes).digest('base64');
    await open({
      assets: [screenshot(1, { checksum })],
      original: async () => ({ size: bytes.length, bytes: Readable.from([bytes]) }),
    });
    const { rawPayload } = await get('/api/exports/originals.zip');
    expect(rawPayload.includes(bytes)).toBe(true);
    expect(rawPayload.includes('"result": "verified"')).toBe(true);
  });

  it('end with whoever asked: nothing is read for nobody', async () => {
    const closed = Promise.withResolvers<void>();
    const { app } = await open({
      original: async () => {
        const bytes = new Readable({
          read() {
            this.push(Buffer.alloc(65_536));
          },
        });
        bytes.once('close', closed.resolve);
        return { size: null, bytes };
      },
    });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const leaving = new AbortController();
    const answer = await fetch(`${address}/api/exports/originals.zip`, { signal: leaving.signal });
    await answer.body?.getReader().read();
    leaving.abort();
    await closed.promise;
    expect((await get('/api/audit')).json().items).toMatchObject([
      { action: 'exported', details: { format: 'zip', complete: false } },
    ]);
  });

  it('show what path prefixes would do', async () => {
    await open({ assets: [screenshot(1, { path: '/mnt/photos/a.png' })] });
    const answer = await get(
      `/api/exports/path-mapping/preview?from=/mnt/photos&to=${encodeURIComponent('/volume1/My photos')}`,
    );
    expect(answer.json()).toMatchObject({
      prefixes: [{ from: '/mnt/photos', to: '/volume1/My photos' }],
      examples: [{ path: '/mnt/photos/a.png', mapped: '/volume1/My photos/a.png' }],
      matched: 1,
      total: 1,
    });
  });
});

describe('the audit log', () => {
  it('tells who did what, with every asset before and after', async () => {
    await open();
    await send('POST', '/api/mark_for_deletion', { asset_ids: [id(1), id(2)] });
    await send('POST', '/api/decisions/undo', {});
    const { items } = (await get('/api/audit')).json();
    expect(items).toMatchObject([
      { actor: 'ada@example.org', action: 'undone', assets: 2 },
      { actor: 'ada@example.org', action: 'marked', assets: 2, details: { changed: 2 } },
    ]);
    expect((await get(`/api/audit/${items[1].position}/assets`)).json()).toMatchObject({
      total: 2,
      next_cursor: null,
      items: [
        { asset_id: id(1), file_name: expect.any(String), before: null, after: 'delete' },
        { asset_id: id(2), before: null, after: 'delete' },
      ],
    });
    expect((await get(`/api/audit/${items[0].position}/assets?limit=1`)).json()).toMatchObject({
      next_cursor: 1,
      items: [{ before: 'delete', after: null }],
    });
  });

  it('can be asked for one asset and one action, and pages', async () => {
    await open();
    for (const n of [1, 2]) await send('POST', '/api/keep', { asset_ids: [id(n)] });
    expect((await get(`/api/audit?asset_id=${id(1)}`)).json().items).toHaveLength(1);
    expect((await get('/api/audit?action=marked')).json().items).toHaveLength(0);
    const first = (await get('/api/audit?limit=1')).json();
    const second = (await get(`/api/audit?limit=1&cursor=${first.next_cursor}`)).json();
    expect(second.items[0].position).toBe(first.items[0].position - 1);
    expect(second.next_cursor).toBeNull();
  });

  it('comes as NDJSON, oldest first', async () => {
    await open();
    await send('POST', '/api/keep', { asset_ids: [id(1)] });
    await send('POST', '/api/keep', { asset_ids: [id(1)], keep: false });
    const lines = (await get('/api/audit.ndjson')).body.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).action)).toEqual(['kept', 'unkept']);
  });
});

describe('settings', () => {
  it('travel as a file without secrets, and without leave to act', async () => {
    await open({ rooms: { configuration: CONFIGURATION } });
    await send('POST', '/api/allow', { kind: 'folder', value: '/mnt/keep' });
    const file = (await get('/api/settings/export')).json();
    expect(file).toMatchObject({
      format: 'image-cleaner-settings',
      settings: { allow_folders: ['/mnt/keep'] },
    });
    expect(file.settings).not.toHaveProperty('acting');
    await send('DELETE', '/api/allow?kind=folder&value=/mnt/keep');
    expect((await get('/api/allow')).json().items).toEqual([]);
    expect((await send('POST', '/api/settings/import', file)).statusCode).toBe(200);
    expect((await get('/api/allow')).json().items).toMatchObject([{ kind: 'folder', value: '/mnt/keep' }]);
  });

  it('are refused where a file would grant leave to act, or is something else', async () => {
    await open();
    const file = (await get('/api/settings/export')).json();
    const acting = { ...file, settings: { ...file.settings, acting: 'trash' } };
    expect((await send('POST', '/api/settings/import', acting)).statusCode).toBe(400);
    expect((await send('POST', '/api/settings/import', { ...file, version: 2 })).statusCode).toBe(400);
  });

  it('are written down, before and after', async () => {
    await open();
    await send('POST', '/api/allow', { kind: 'name', value: 'Ticket*' });
    await send('POST', '/api/allow', { kind: 'name', value: 'Ticket*' });
    const { items } = (await get('/api/audit?action=settings_changed')).json();
    expect(items).toMatchObject([
      { details: { before: { allowNames: [] }, after: { allowNames: ['Ticket*'] } } },
    ]);
  });

  it('say beforehand what they would recommend', async () => {
    const takenAt = '2026-11-12T12:00:00.000Z';
    const fresh = screenshot(2, { takenAt, fileName: 'Screenshot_20261112-120000.png' });
    await open({ assets: [screenshot(1), fresh, photo(3)] });
    const preview = async (query: string) => (await get(`/api/settings/preview?${query}`)).json();
    expect(await preview('')).toMatchObject({ would: { recommended: { count: 1 }, recent: { count: 1 } } });
    expect(await preview('recent_days=5')).toMatchObject({
      now: { recommended: { count: 1 } },
      would: { recommended: { count: 2 }, by_category: { screenshots: { count: 2 } }, recent: { count: 0 } },
    });
    expect(await preview('recent_days=3650')).toMatchObject({ would: { recommended: { count: 0 } } });
    expect(await preview('high=1')).toMatchObject({ would: { recommended: { count: 0 } } });
    expect((await get('/api/settings/preview?high=0.5')).statusCode).toBe(400);
  });
});

const CONFIGURATION = {
  read: () => ({
    version: '1.2.3',
    library: null,
    settings: presentSettings(startingSettings(loadConfig({}, {}), 'immich')),
  }),
  change: async () => {
    throw new Error('Not asked for here.');
  },
  test: async () => {
    throw new Error('Not asked for here.');
  },
};

describe('what is never recommended', () => {
  it('is offered for one asset: its folders, its name, names alike, its people', async () => {
    await open({
      assets: [
        screenshot(1, {
          path: '/mnt/phone/tickets/a/Ticket 12.png',
          fileName: 'Ticket 12.png',
          people: [{ id: 'p1', name: 'Ada' }],
        }),
        screenshot(2, { path: '/mnt/phone/tickets/b/Ticket 13.png', fileName: 'Ticket 13.png' }),
      ],
    });
    await send('POST', '/api/allow', { kind: 'name', value: 'ticket *.PNG' });
    const { items } = (await get(`/api/allow/options?asset_id=${id(1)}`)).json();
    expect(items).toEqual([
      {
        kind: 'folder',
        value: '/mnt/phone/tickets/a',
        label: '/mnt/phone/tickets/a',
        assets: 1,
        listed: false,
      },
      { kind: 'folder', value: '/mnt/phone/tickets', label: '/mnt/phone/tickets', assets: 2, listed: false },
      { kind: 'folder', value: '/mnt/phone', label: '/mnt/phone', assets: 2, listed: false },
      { kind: 'name', value: 'Ticket 12.png', label: 'Ticket 12.png', assets: 1, listed: false },
      { kind: 'name', value: 'Ticket *.png', label: 'Ticket *.png', assets: 2, listed: false },
      { kind: 'person', value: 'p1', label: 'Ada', assets: 1, listed: false },
    ]);
    expect((await get('/api/allow')).json().items).toMatchObject([{ value: 'ticket *.PNG', assets: 2 }]);
  });

  it('can be an album, which then counts or does not', async () => {
    const { seeded } = await open();
    const { store } = seeded;
    const key = store.memberships.putAlbum({ id: 'a1', name: 'Screenshots', counts: false });
    store.memberships.setAlbumMembers(key, [store.assets.keyOf(id(1)) ?? 0]);
    expect((await get('/api/albums')).json().items).toMatchObject([
      { album_id: 'a1', setting: 'auto', counts: false, reason: 'made_by_itself', assets: 1, flagged: 1 },
    ]);
    expect((await send('PUT', '/api/albums/a1', { counts: 'always' })).json()).toMatchObject({
      counts: true,
      reason: 'set',
    });
    expect(store.scores.staleCount(1)).toBe(1);
    expect((await send('PUT', '/api/albums/none', { counts: 'always' })).json()).toMatchObject({
      code: 'album_not_found',
    });
    expect((await get('/api/audit?action=album_changed')).json().items).toMatchObject([
      { details: { before: { counts: false }, after: { counts: true } } },
    ]);
  });
});
