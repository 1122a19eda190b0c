import { randomBytes } from 'node:crypto';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, type Opened, openFolder, removeFolder, temporaryFolder } from './opened.ts';
import { jpeg, put } from './pictures.ts';

const unknown = '11111111-1111-4111-8111-111111111111';

describe('the embedded server', () => {
  let folder = '';
  let cacheDir = '';
  let opened: Opened;
  let content: Buffer;
  let id = '';

  beforeAll(async () => {
    [folder, cacheDir] = await Promise.all([temporaryFolder(), temporaryFolder()]);
    content = await jpeg({ width: 300, height: 200, seed: 9 });
    for (const seed of [1, 2, 3, 4, 5, 6, 7])
      await put(folder, `${seed}.jpg`, await jpeg({ width: 300, height: 200, seed }), '2020-01-01T00:00:00Z');
    await put(folder, 'last.jpg', content, '2021-01-01T00:00:00Z');
    opened = await openFolder(
      { folder, cacheDir, useExiftool: false },
      {
        password: 'secret',
        apiKeys: [
          { name: 'full', key: 'full', permissions: ['all'] },
          { name: 'little', key: 'little', permissions: ['asset.view'] },
        ],
      },
    );
    const { json } = await opened.api('POST', '/search/metadata', { originalFileName: 'last' });
    id = json.assets.items[0].id;
  });
  afterAll(async () => {
    await opened.close();
    await Promise.all([folder, cacheDir].map(removeFolder));
  });

  describe('access', () => {
    it.each([
      ['no key', null, {}, 'Authentication required'],
      ['a wrong key', 'wrong', {}, 'Invalid API key'],
      ['a key as bearer', null, { authorization: 'Bearer full' }, 'Invalid user token'],
    ])('answers 401 to %s', async (_, key, headers, message) => {
      const reply = await client(opened.server.url, key)('GET', '/users/me', undefined, headers);
      expect([reply.status, reply.json]).toEqual([401, { message }]);
    });

    it('takes the key from the query too', async () => {
      expect((await client(opened.server.url, null)('GET', '/users/me?apiKey=full')).status).toBe(200);
    });

    it.each([
      ['POST', '/search/metadata', 'asset.read'],
      ['POST', '/search/statistics', 'asset.statistics'],
      ['GET', `/assets/${unknown}`, 'asset.read'],
      ['GET', `/assets/${unknown}/original`, 'asset.download'],
      ['DELETE', '/assets', 'asset.delete'],
      ['POST', '/trash/restore/assets', 'asset.delete'],
      ['PUT', '/assets', 'asset.update'],
      ['GET', '/albums', 'album.read'],
      ['PUT', `/albums/${unknown}/assets`, 'albumAsset.create'],
      ['PUT', '/tags', 'tag.create'],
      ['PUT', '/tags/assets', 'tag.asset'],
      ['GET', '/users/me', 'user.read'],
      ['GET', '/stacks', 'stack.read'],
      ['GET', '/queues', 'queue.read'],
      ['GET', '/server/about', 'server.about'],
    ])('names the permission that %s %s lacks', async (method, path, permission) => {
      const reply = await client(opened.server.url, 'little')(method, path);
      expect([reply.status, reply.json]).toEqual([
        403,
        { message: `Missing required permission: ${permission}` },
      ]);
    });

    it('lets a key do what it may, and asks for the download permission for the full size', async () => {
      const little = client(opened.server.url, 'little');
      expect((await little('GET', `/assets/${id}/thumbnail`)).status).toBe(200);
      expect((await little('GET', `/assets/${id}/thumbnail?size=fullsize`)).status).toBe(403);
      expect((await little('GET', '/api-keys/me')).json.permissions).toEqual(['asset.view']);
    });

    it('makes keys of fewer permissions, and never of more than one has', async () => {
      const made = await opened.api('POST', '/api-keys', {
        name: 'n',
        permissions: ['apiKey.create', 'asset.read'],
      });
      const own = client(opened.server.url, made.json.secret);
      expect((await own('POST', '/search/metadata', {})).status).toBe(200);
      expect((await own('DELETE', '/assets', { ids: [id] })).status).toBe(403);
      expect((await own('POST', '/api-keys', { permissions: ['all'] })).status).toBe(400);
      await opened.api('DELETE', `/api-keys/${made.json.apiKey.id}`);
      expect((await own('POST', '/search/metadata', {})).status).toBe(401);
    });

    it('signs people in by password', async () => {
      const { email } = (await opened.api('GET', '/users/me')).json;
      const login = (password: string) => opened.api('POST', '/auth/login', { email, password });
      expect((await login('wrong')).status).toBe(401);
      const { json } = await login('secret');
      const bearer = { authorization: `Bearer ${json.accessToken}` };
      const anybody = client(opened.server.url, null);
      expect((await anybody('GET', '/users/me', undefined, bearer)).status).toBe(200);
      await anybody('POST', '/auth/logout', undefined, bearer);
      expect((await anybody('GET', '/users/me', undefined, bearer)).status).toBe(401);
    });
  });

  describe('originals', () => {
    const range = (header: string) =>
      opened.api('GET', `/assets/${id}/original`, undefined, { range: header });

    it.each([
      ['bytes=0-99', 0, 100],
      ['bytes=100-', 100, undefined],
      ['bytes=-50', -50, undefined],
      ['bytes=10-999999999', 10, undefined],
    ])('%s is answered by that part', async (header, start, end) => {
      const reply = await range(header);
      expect(reply.status).toBe(206);
      expect(reply.bytes).toEqual(content.subarray(start, end));
      expect(reply.headers.get('content-length')).toBe(String(reply.bytes.length));
      expect(reply.headers.get('content-range')).toMatch(new RegExp(`^bytes \\d+-\\d+/${content.length}$`));
    });

    it.each(['bytes=0-1,4-5', 'bytes=x', 'lines=1-2'])('%s is answered by the whole', async (header) => {
      const reply = await range(header);
      expect([reply.status, reply.bytes.length]).toEqual([200, content.length]);
    });

    it('answers 404 with JSON under an image type where no byte can be had, as Immich does', async () => {
      const reply = await range('bytes=999999999-');
      expect([reply.status, reply.headers.get('content-type'), reply.json]).toEqual([
        404,
        'image/jpeg',
        { message: 'Not Found' },
      ]);
    });

    it('answers HEAD with headers only, and 304 to what is known, unless no-cache is asked', async () => {
      const url = `${opened.server.url}/assets/${id}/original`;
      const send = async (method: 'GET' | 'HEAD', headers: Record<string, string> = {}) => {
        const reply = await request(url, { method, headers: { 'x-api-key': 'full', ...headers } });
        return {
          status: reply.statusCode,
          headers: reply.headers,
          length: (await reply.body.arrayBuffer()).byteLength,
        };
      };
      const head = await send('HEAD');
      expect([head.status, head.headers['content-length'], head.length]).toEqual([
        200,
        String(content.length),
        0,
      ]);
      const known = { 'if-none-match': String(head.headers.etag) };
      expect((await send('GET', known)).status).toBe(304);
      expect((await send('GET', { ...known, 'cache-control': 'no-cache' })).status).toBe(200);
    });
  });

  describe('searching', () => {
    const search = async (body: object) => (await opened.api('POST', '/search/metadata', body)).json.assets;

    it('pages by keyset over assets of one time, with page numbers within it', async () => {
      const seen: string[] = [];
      for (let page = 1; ; page += 1) {
        const found = await search({ size: 3, order: 'asc', page, takenAfter: '2020-01-01T00:00:00.000Z' });
        seen.push(...found.items.map((item: { id: string }) => item.id));
        if (found.nextPage === null) break;
        expect(found.nextPage).toBe(String(page + 1));
      }
      expect(new Set(seen).size).toBe(8);
      expect(seen).toHaveLength(8);
      expect(seen.at(-1)).toBe(id);
    });

    it.each([
      [{ takenAfter: '2020-06-01T00:00:00+02:00' }, 1],
      [{ takenBefore: '2020-01-01T00:00:00.000Z' }, 7],
      [{ checksum: '%' }, 0],
      [{ originalFileName: 'LÁST' }, 1],
      [{ originalFileName: '%' }, 8],
      [{ originalFileName: '_.jpg' }, 8],
      [{ type: 'VIDEO' }, 0],
      [{ isFavorite: true }, 0],
      [{ make: null }, 8],
      [{ make: 'Canon' }, 0],
      [{ libraryId: null }, 8],
      [{ noSuchFilter: true }, 8],
      [{ visibility: 'hidden' }, 0],
      [{ ocr: 'x' }, 0],
      [{ updatedAfter: '2999-01-01T00:00:00.000Z' }, 0],
    ])('%j finds %i', async (body, count) => {
      expect((await search(body)).count).toBe(count);
      if (!('checksum' in body) && !('originalFileName' in body))
        expect((await opened.api('POST', '/search/statistics', body)).json.total).toBe(count);
    });

    it('finds a checksum in base64 and in hex', async () => {
      const { checksum } = (await search({ id })).items[0];
      expect((await search({ checksum })).count).toBe(1);
      expect((await search({ checksum: Buffer.from(checksum, 'base64').toString('hex') })).count).toBe(1);
    });

    it.each([
      [{ size: 0 }],
      [{ size: 1001 }],
      [{ page: 0 }],
      [{ page: '2' }],
      [{ takenAfter: '2020-01-01' }],
      [{ id: 'x' }],
    ])('%j is not understood', async (body) => {
      const reply = await opened.api('POST', '/search/metadata', body);
      expect([reply.status, reply.json.message]).toEqual([400, 'Validation failed']);
      expect(reply.json.errors[0].path).toEqual([Object.keys(body)[0]]);
    });

    it('has no smart search', async () => {
      const reply = await opened.api('POST', '/search/smart', { query: 'dog' });
      expect([reply.status, reply.json]).toEqual([400, { message: 'Smart search is not enabled' }]);
    });
  });

  it('remembers favourites, archive, albums and tags when opened again', async () => {
    await opened.api('PUT', `/assets/${id}`, {
      isFavorite: true,
      visibility: 'archive',
      description: 'ours',
    });
    await opened.api('POST', '/albums', { albumName: 'Kept', assetIds: [id] });
    const [tag] = (await opened.api('PUT', '/tags', { tags: ['A/B'] })).json;
    await opened.api('PUT', `/tags/${tag.id}/assets`, { ids: [id] });
    const again = await openFolder({ folder, cacheDir, useExiftool: false });
    const { json } = await again.api('GET', `/assets/${id}`);
    expect(json).toMatchObject({ isFavorite: true, isArchived: true, exifInfo: { description: 'ours' } });
    expect(json.tags.map((one: { value: string }) => one.value)).toEqual(['A/B']);
    expect((await again.api('GET', '/albums')).json[0]).toMatchObject({ albumName: 'Kept', assetCount: 1 });
    await again.close();
  });

  it('survives nonsense', async () => {
    const url = opened.server.url;
    const raw = (body: string) =>
      fetch(`${url}/search/metadata`, { method: 'POST', headers: { 'x-api-key': 'full' }, body });
    expect((await raw('{')).status).toBe(400);
    expect((await raw('[]')).status).toBe(400);
    expect((await raw(randomBytes(50).toString('latin1'))).status).toBe(400);
    expect((await raw(`"${'x'.repeat(11 * 1024 * 1024)}"`).catch(() => null))?.status ?? 500).toBe(500);
    expect((await opened.api('GET', '/assets/not-an-id')).status).toBe(400);
    expect((await opened.api('GET', '/server/ping')).json).toEqual({ res: 'pong' });
  });
});
