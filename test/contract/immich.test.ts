import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client } from '../embedded/opened.ts';
import {
  era,
  type FileName,
  fileNames,
  type LibraryUnderTest,
  openLibraryUnderTest,
} from './library-under-test.ts';

const unknown = '11111111-1111-4111-8111-111111111111';

interface Item {
  readonly id: string;
  readonly originalFileName: string;
  readonly [field: string]: unknown;
}

/** What this product relies on; the embedded library and any Immich 3 must do the same. */
describe('an Immich server', () => {
  let library: LibraryUnderTest;
  const id = (name: FileName): string => library.ids[name];
  const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    library.api(method, path, body, headers);
  const page = async (body: object) =>
    (await send('POST', '/search/metadata', { ...era, order: 'asc', ...body })).json.assets;
  /** Names of the suite's own assets that a search finds: a real library may hold others. */
  const names = async (body: object = {}): Promise<string[]> => {
    const own = new Set(Object.values(library.ids));
    const { items } = (await page({ size: 1000, ...body })) as { items: Item[] };
    return items.filter((item) => own.has(item.id)).map((item) => item.originalFileName);
  };
  const one = async (name: FileName) => (await send('GET', `/assets/${id(name)}`)).json;

  beforeAll(async () => {
    library = await openLibraryUnderTest();
  });
  afterAll(async () => {
    await library?.close();
  });

  describe('the server', () => {
    it('answers a ping without key, and says its version', async () => {
      const anybody = client(library.url, null);
      expect((await anybody('GET', '/server/ping')).json).toEqual({ res: 'pong' });
      expect((await anybody('GET', '/server/version')).json.major).toBeGreaterThanOrEqual(3);
    });

    it('says what the key may do', async () => {
      expect((await send('GET', '/api-keys/me')).json.permissions).toEqual(
        expect.arrayContaining([expect.any(String)]),
      );
      expect((await send('GET', '/users/me')).json.id).toEqual(expect.any(String));
    });

    it('says whether there is a trash', async () => {
      expect((await send('GET', '/server/features')).json.trash).toBe(true);
      expect((await send('GET', '/server/config')).json.trashDays).toBeGreaterThan(0);
    });

    it.each([
      [null, 'Authentication required'],
      ['wrong', 'Invalid API key'],
    ])('refuses the key %j', async (key, message) => {
      const reply = await client(library.url, key)('POST', '/search/metadata', {});
      expect([reply.status, reply.json.message]).toEqual([401, message]);
    });

    it('answers 404 to an unknown route', async () => {
      const reply = await send('GET', '/nope');
      expect([reply.status, reply.json.message]).toEqual([404, 'Cannot GET /api/nope']);
    });
  });

  describe('searching', () => {
    it('gives assets in the order of their time', async () => {
      expect(await names()).toEqual([...fileNames]);
      expect(await names({ order: 'desc' })).toEqual([...fileNames].reverse());
    });

    it('counts the page as total, and names the next page as text', async () => {
      const first = await page({ size: 3 });
      expect([first.total, first.count, first.items.length, first.nextPage]).toEqual([3, 3, 3, '2']);
      const beyond = await page({ size: 1000, page: 50 });
      expect([beyond.count, beyond.nextPage]).toEqual([0, null]);
    });

    it('takes both ends of a time range in', async () => {
      const { fileCreatedAt } = await one('two.jpg');
      expect(await names({ takenAfter: fileCreatedAt, takenBefore: fileCreatedAt })).toEqual(['two.jpg']);
    });

    it('never shows tags, stack and owner, and people as empty, unless asked', async () => {
      const [item] = (await page({ size: 1 })).items;
      for (const absent of ['tags', 'stack', 'owner', 'exifInfo']) expect(item).not.toHaveProperty(absent);
      expect(item.people).toEqual([]);
      const [withExif] = (await page({ size: 1, withExif: true })).items;
      expect(withExif.exifInfo.fileSizeInByte).toEqual(expect.any(Number));
    });

    it('ignores filters that it does not know', async () => {
      expect(await names({ noSuchFilter: true })).toEqual([...fileNames]);
    });

    it.each([{ size: 1001 }, { size: 0 }, { page: '2' }, { takenAfter: '1973-03-01' }, { id: 'x' }])(
      'refuses %j',
      async (body) => {
        const reply = await send('POST', '/search/metadata', body);
        expect([reply.status, reply.json.message]).toEqual([400, 'Validation failed']);
        expect(reply.json.errors[0].path).toEqual(Object.keys(body));
      },
    );

    it('refuses to show locked assets', async () => {
      const reply = await send('POST', '/search/metadata', { visibility: 'locked' });
      expect([reply.status, reply.json.message]).toEqual([401, 'Elevated permission is required']);
    });

    it('finds names by a part of them, in any case', async () => {
      expect(await names({ originalFileName: 'TURN' })).toEqual(['turned.jpg']);
    });

    it('counts with the same filters', async () => {
      const { total } = (await send('POST', '/search/statistics', era)).json;
      expect(total).toBe((await page({ size: 1000 })).count);
    });
  });

  describe('assets', () => {
    it('have their size as displayed, and as stored in exifInfo', async () => {
      const asset = await one('turned.jpg');
      expect([asset.width, asset.height]).toEqual([480, 640]);
      expect([asset.exifInfo.exifImageWidth, asset.exifInfo.exifImageHeight]).toEqual([640, 480]);
    });

    it('have no thumbhash where nothing could be decoded', async () => {
      expect(await one('cut.jpg')).toMatchObject({ thumbhash: null, width: 1200, height: 900 });
      expect(await one('text.jpg')).toMatchObject({ thumbhash: null, width: null, height: null });
      expect((await one('one.jpg')).thumbhash).toEqual(expect.any(String));
    });

    it('say null of make, model and zone without EXIF, and always a date', async () => {
      const { exifInfo } = await one('one.jpg');
      expect(exifInfo).toMatchObject({ make: null, model: null, timeZone: null });
      expect(exifInfo.dateTimeOriginal).toMatch(/^1973-03-01T12:00:00/);
    });

    it('that are unknown are a bad request, not a missing thing', async () => {
      const reply = await send('GET', `/assets/${unknown}`);
      expect([reply.status, reply.json.message]).toEqual([400, 'Not found or no asset.read access']);
      expect((await send('GET', '/assets/not-an-id')).status).toBe(400);
    });

    it('have lists of texts and faces, empty where nobody looked', async () => {
      expect((await send('GET', `/assets/${id('tiny.png')}/ocr`)).json).toEqual([]);
      expect((await send('GET', `/faces?id=${id('tiny.png')}`)).json).toEqual([]);
    });
  });

  describe('pictures', () => {
    const picture = async (name: FileName, size: string) => {
      const reply = await send('GET', `/assets/${id(name)}/thumbnail?size=${size}`);
      const { format, width, height } = await sharp(reply.bytes).metadata();
      return { type: reply.headers.get('content-type'), format, width, height };
    };

    it('are WebP of 250 on the short side, turned upright, never enlarged', async () => {
      expect(await picture('three.jpg', 'thumbnail')).toEqual({
        type: 'image/webp',
        format: 'webp',
        width: 333,
        height: 250,
      });
      expect(await picture('turned.jpg', 'thumbnail')).toMatchObject({ width: 250, height: 333 });
      expect(await picture('tiny.png', 'thumbnail')).toMatchObject({ width: 64, height: 64 });
    });

    it('are JPEG for the preview', async () => {
      expect(await picture('three.jpg', 'preview')).toEqual({
        type: 'image/jpeg',
        format: 'jpeg',
        width: 1200,
        height: 900,
      });
    });

    it('are missing where none could be made', async () => {
      const reply = await send('GET', `/assets/${id('cut.jpg')}/thumbnail`);
      expect([reply.status, reply.json.message]).toEqual([404, 'Asset media not found']);
    });

    it('of unknown assets are a bad request, and so are unknown sizes', async () => {
      const reply = await send('GET', `/assets/${unknown}/thumbnail`);
      expect([reply.status, reply.json.message]).toEqual([400, 'Not found or no asset.view access']);
      expect((await send('GET', `/assets/${id('one.jpg')}/thumbnail?size=huge`)).status).toBe(400);
    });

    it('in full size are the original, by redirection', async () => {
      const reply = await send('GET', `/assets/${id('one.jpg')}/thumbnail?size=fullsize`);
      expect([reply.status, reply.headers.get('location')]).toEqual([302, 'original?']);
    });
  });

  describe('originals', () => {
    const original = (range?: string) =>
      send('GET', `/assets/${id('one.jpg')}/original`, undefined, range === undefined ? {} : { range });

    it('come whole and in parts', async () => {
      const content = library.contents['one.jpg'];
      const whole = await original();
      expect([whole.status, whole.headers.get('content-type'), whole.bytes.equals(content)]).toEqual([
        200,
        'image/jpeg',
        true,
      ]);
      const head = await original('bytes=0-99');
      expect([head.status, head.bytes.equals(content.subarray(0, 100))]).toEqual([206, true]);
      const tail = await original('bytes=-50');
      expect([tail.status, tail.bytes.equals(content.subarray(-50))]).toEqual([206, true]);
      expect((await original('bytes=0-1,4-5')).status).toBe(200);
    });

    it('answer 404 to a range beyond their end, and to unknown ids', async () => {
      expect((await original('bytes=999999999-')).status).toBe(404);
      expect((await send('GET', `/assets/${unknown}/original`)).status).toBe(404);
    });
  });

  describe('changes', () => {
    it('to a favourite and to the archive show, and bump the time of the last change', async () => {
      const before = await one('one.jpg');
      expect(
        (await send('PUT', '/assets', { ids: [id('one.jpg')], isFavorite: true, visibility: 'archive' }))
          .status,
      ).toBe(204);
      const after = await one('one.jpg');
      expect(after).toMatchObject({ isFavorite: true, isArchived: true, visibility: 'archive' });
      expect(Date.parse(after.updatedAt)).toBeGreaterThan(Date.parse(before.updatedAt));
      expect(await names({ visibility: 'archive' })).toEqual(['one.jpg']);
      expect(await names({ visibility: 'timeline' })).not.toContain('one.jpg');
      expect(await names()).toContain('one.jpg');
      expect(await names({ updatedAfter: after.updatedAt })).toEqual(['one.jpg']);
      await send('PUT', `/assets/${id('one.jpg')}`, { isFavorite: false, visibility: 'timeline' });
      expect(await names({ visibility: 'archive' })).toEqual([]);
    });

    it('with one unknown id change nothing', async () => {
      const ids = [id('one.jpg'), unknown];
      const reply = await send('PUT', '/assets', { ids, isFavorite: true });
      expect([reply.status, reply.json.message]).toEqual([400, 'Not found or no asset.update access']);
      expect((await one('one.jpg')).isFavorite).toBe(false);
    });
  });

  describe('the trash', () => {
    it('takes assets and gives them back', async () => {
      const ids = [id('two.jpg')];
      expect((await send('DELETE', '/assets', { ids })).status).toBe(204);
      expect(await names()).not.toContain('two.jpg');
      expect(await names({ withDeleted: true })).toContain('two.jpg');
      expect(await names({ trashedAfter: '1970-01-01T00:00:00.000Z' })).toEqual(['two.jpg']);
      expect((await one('two.jpg')).isTrashed).toBe(true);
      expect((await send('DELETE', '/assets', { ids })).status).toBe(204);
      const restored = await send('POST', '/trash/restore/assets', { ids });
      expect([restored.status, restored.json]).toEqual([200, { count: 1 }]);
      expect((await one('two.jpg')).isTrashed).toBe(false);
      expect(
        (await send('GET', `/assets/${ids[0]}/original`)).bytes.equals(library.contents['two.jpg']),
      ).toBe(true);
    });

    it('takes nothing of a batch with an unknown id, and nothing is fine', async () => {
      const reply = await send('DELETE', '/assets', { ids: [id('two.jpg'), unknown] });
      expect([reply.status, reply.json.message]).toEqual([400, 'Not found or no asset.delete access']);
      expect((await one('two.jpg')).isTrashed).toBe(false);
      expect((await send('DELETE', '/assets', { ids: [] })).status).toBe(204);
    });
  });

  it('keeps albums, and changes no asset by them', async () => {
    const before = (await one('one.jpg')).updatedAt;
    const made = await send('POST', '/albums', { albumName: 'contract suite', assetIds: [id('one.jpg')] });
    expect([made.status, made.json.assetCount]).toEqual([201, 1]);
    const album = `/albums/${made.json.id}`;
    const added = await send('PUT', `${album}/assets`, { ids: [id('one.jpg'), id('two.jpg'), unknown] });
    expect(added.json).toEqual([
      { id: id('one.jpg'), success: false, error: 'duplicate' },
      { id: id('two.jpg'), success: true },
      { id: unknown, success: false, error: 'no_permission' },
    ]);
    expect(await names({ albumIds: [made.json.id] })).toEqual(['one.jpg', 'two.jpg']);
    expect(await names({ isNotInAlbum: true })).not.toContain('one.jpg');
    expect((await send('DELETE', `${album}/assets`, { ids: [id('one.jpg')] })).json).toEqual([
      { id: id('one.jpg'), success: true },
    ]);
    expect(await names({ isNotInAlbum: true })).toContain('one.jpg');
    expect((await one('one.jpg')).updatedAt).toBe(before);
    expect((await send('DELETE', album)).status).toBe(204);
    expect((await send('GET', album)).status).toBe(400);
  });

  it('keeps tags, a parent matching its children', async () => {
    const root = `contract-suite-${Date.now()}`;
    const [leaf] = (await send('PUT', '/tags', { tags: [`${root}/leaf`] })).json;
    expect(leaf).toMatchObject({ name: 'leaf', value: `${root}/leaf` });
    expect(
      (await send('PUT', '/tags/assets', { tagIds: [leaf.id], assetIds: [id('three.jpg'), unknown] })).json,
    ).toEqual({ count: 1 });
    expect(await names({ tagIds: [leaf.parentId] })).toEqual(['three.jpg']);
    expect(await names({ tagIds: null })).not.toContain('three.jpg');
    expect((await one('three.jpg')).tags).toEqual([expect.objectContaining({ id: leaf.id })]);
    expect((await send('DELETE', `/tags/${leaf.parentId}`)).status).toBe(204);
  });

  it('keeps stacks, which a search without them leaves out whole', async () => {
    const made = await send('POST', '/stacks', { assetIds: [id('two.jpg'), id('one.jpg')] });
    expect([made.status, made.json.primaryAssetId]).toEqual([201, id('two.jpg')]);
    expect((await one('one.jpg')).stack).toEqual({
      id: made.json.id,
      primaryAssetId: id('two.jpg'),
      assetCount: 2,
    });
    const unstacked = await names({ withStacked: false });
    expect([
      unstacked.includes('one.jpg'),
      unstacked.includes('two.jpg'),
      unstacked.includes('three.jpg'),
    ]).toEqual([false, false, true]);
    expect((await send('DELETE', `/stacks/${made.json.id}`)).status).toBe(204);
    expect((await one('one.jpg')).stack).toBeNull();
  });
});
