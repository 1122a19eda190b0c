import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describedBy, hasDescription, sample, shapeOf } from './immich-description.ts';
import { type Opened, openFolder, removeFolder, temporaryFolder } from './opened.ts';
import { jpeg, put } from './pictures.ts';

// Skipped where ../shared is not there: the description and the samples of a real server are not part of the project.
describe.skipIf(!hasDescription)('every answer', () => {
  let folder = '';
  let cacheDir = '';
  let opened: Opened;
  const ids: string[] = [];
  let tagId = '';
  let albumId = '';
  let stackId = '';

  beforeAll(async () => {
    [folder, cacheDir] = await Promise.all([temporaryFolder(), temporaryFolder()]);
    for (const seed of [1, 2, 3, 4])
      await put(
        folder,
        `${seed}.jpg`,
        await jpeg({ width: 300, height: 200, seed }),
        `2020-01-0${seed}T00:00:00Z`,
      );
    await put(folder, 'clip.mp4', 'not a film', '2020-01-05T00:00:00Z');
    opened = await openFolder({ folder, cacheDir }, { password: 'secret' });
    const { json } = await opened.api('POST', '/search/metadata', { order: 'asc' });
    ids.push(...json.assets.items.map((item: { id: string }) => item.id));
    albumId = (
      await opened.api('POST', '/albums', { albumName: 'A', description: 'd', assetIds: ids.slice(0, 3) })
    ).json.id;
    tagId = (await opened.api('PUT', '/tags', { tags: ['Parent/Child'] })).json[0].id;
    await opened.api('PUT', `/tags/${tagId}/assets`, { ids: ids.slice(0, 1) });
    stackId = (await opened.api('POST', '/stacks', { assetIds: ids.slice(2, 4) })).json.id;
  });
  afterAll(async () => {
    await opened.close();
    await Promise.all([removeFolder(folder), removeFolder(cacheDir)]);
  });

  /** Path parameters in braces; the sample whose keys the answer must have. */
  const calls: readonly [method: string, path: string, body: (() => unknown) | null, captured?: string][] = [
    ['GET', '/server/ping', null, 'get-ping'],
    ['GET', '/server/version', null, 'get-version'],
    ['GET', '/server/features', null, 'get-features'],
    ['GET', '/server/config', null, 'get-config'],
    ['GET', '/server/media-types', null, 'get-media-types'],
    ['GET', '/server/version-history', null, 'get-version-history'],
    ['GET', '/server/about', null, 'get-server-about'],
    ['GET', '/server/storage', null, 'get-storage'],
    ['GET', '/server/statistics', null, 'get-server-stats'],
    ['GET', '/users/me', null, 'get-users-me'],
    ['GET', '/users', null],
    ['GET', '/api-keys/me', null, 'get-api-keys-me'],
    ['GET', '/api-keys', null],
    ['POST', '/api-keys', () => ({ name: 'k', permissions: ['asset.read'] }), 'api-key-create'],
    ['POST', '/auth/validateToken', null, 'get-validate-token'],
    ['POST', '/auth/login', () => ({ email: 'owner@library.invalid', password: 'secret' }), 'login'],
    ['POST', '/search/metadata', () => ({ size: 3, withExif: true }), 'search-metadata-page1-size3'],
    ['POST', '/search/statistics', () => ({ type: 'IMAGE' }), 'get-search-stats'],
    ['POST', '/search/random', () => ({ size: 2 }), 'get-random'],
    ['POST', '/search/large-assets?size=3', null, 'get-large-assets'],
    ['GET', '/assets/statistics', null, 'get-assets-stats'],
    ['GET', '/assets/{id}', null],
    ['GET', '/assets/{id}/ocr', null],
    ['GET', '/assets/{id}/metadata', null],
    [
      'PUT',
      '/assets/{id}/metadata',
      () => ({ items: [{ key: 'k', value: { v: 1, score: 1 } }] }),
      'asset-metadata',
    ],
    ['PUT', '/assets/{id}', () => ({ isFavorite: true })],
    ['PUT', '/assets', () => ({ ids, isFavorite: false })],
    ['GET', '/timeline/buckets', null, 'get-timeline-buckets'],
    ['GET', '/timeline/bucket?timeBucket=2020-01-01', null, 'timeline-bucket'],
    ['GET', '/albums', null, 'albums-list'],
    ['GET', '/albums/{album}', null, 'album-get'],
    ['POST', '/albums', () => ({ albumName: 'B', assetIds: ids.slice(0, 1) }), 'album-create'],
    ['PATCH', '/albums/{album}', () => ({ albumName: 'C' })],
    ['PUT', '/albums/{album}/assets', () => ({ ids: ids.slice(0, 4) })],
    ['PUT', '/albums/assets', () => ({ albumIds: [albumId], assetIds: ids }), 'albums-assets-add'],
    ['DELETE', '/albums/{album}/assets', () => ({ ids: ids.slice(0, 1) })],
    ['GET', '/tags', null],
    ['PUT', '/tags', () => ({ tags: ['Parent/Child', 'Parent/Other'] }), 'tags-upsert'],
    ['POST', '/tags', () => ({ name: 'Flat', color: '#ff0000' })],
    ['PUT', '/tags/assets', () => ({ tagIds: [tagId], assetIds: ids })],
    ['PUT', '/tags/{tag}/assets', () => ({ ids: ids.slice(0, 1) })],
    ['DELETE', '/tags/{tag}/assets', () => ({ ids: ids.slice(0, 1) })],
    ['GET', '/stacks', null],
    ['GET', '/stacks/{stack}', null, 'stack-create'],
    ['GET', '/duplicates', null],
    ['GET', '/people', null],
    ['GET', '/faces?id={id}', null],
    ['GET', '/queues', null, 'get-queues'],
    ['GET', '/jobs', null, 'get-jobs'],
    ['GET', '/libraries', null, 'get-libraries'],
    ['DELETE', '/assets', () => ({ ids: ids.slice(0, 1) })],
    ['POST', '/trash/restore/assets', () => ({ ids: ids.slice(0, 1) })],
    ['POST', '/trash/restore', null],
    ['DELETE', '/stacks/{stack}', null],
    ['DELETE', '/tags/{tag}', null],
    ['DELETE', '/albums/{album}', null],
  ];

  it.each(calls)('%s %s is as Immich describes it', async (method, path, body, captured) => {
    const check = describedBy();
    const filled = path
      .replace('{id}', ids[0] ?? '')
      .replace('{album}', albumId)
      .replace('{tag}', tagId)
      .replace('{stack}', stackId);
    const reply = await opened.api(method, filled, body?.());
    expect(reply.status, reply.bytes.toString()).toBeLessThan(300);
    const described = path.replace(/\?.*/, '').replace(/\{(?:album|tag|stack)\}/, '{id}');
    expect(check(method, described, reply.status, reply.json)).toEqual([]);
    if (captured !== undefined) {
      const seen = new Set(shapeOf(bodyOf(sample(captured))));
      expect([...new Set(shapeOf(reply.json))].sort()).toEqual([...seen].sort());
    }
  });

  it('an asset read singly has the keys and the key order of the captured one', async () => {
    const { json } = await opened.api('GET', `/assets/${ids[1]}`);
    expect(Object.keys(json)).toEqual(Object.keys(sample('asset-get-full') as object));
  });

  it('an asset in a search has the keys and the key order of the captured one', async () => {
    const { json } = await opened.api('POST', '/search/metadata', { withExif: true });
    const captured = sample('search-metadata-one-asset') as { exifInfo: object };
    expect(Object.keys(json.assets.items[0])).toEqual(Object.keys(captured));
    expect(Object.keys(json.assets.items[0].exifInfo)).toEqual(Object.keys(captured.exifInfo));
  });

  it.each([
    ['error-400-size1001', 'POST', '/search/metadata', { size: 1001 }],
    ['error-400-validation', 'DELETE', '/assets', { ids: ['x'] }],
    ['error-400-unknown-asset', 'GET', '/assets/11111111-1111-4111-8111-111111111111', undefined],
    ['error-404-unknown-original', 'GET', '/assets/11111111-1111-4111-8111-111111111111/original', undefined],
    ['assets-delete-unknown-id', 'DELETE', '/assets', { ids: ['11111111-1111-4111-8111-111111111111'] }],
    ['error-404-route', 'GET', '/nope', undefined],
    ['search-locked-via-apikey', 'POST', '/search/metadata', { visibility: 'locked' }],
  ])('%s is answered word for word', async (name, method, path, body) => {
    const captured = sample(name) as { status?: number; body?: unknown };
    const reply = await opened.api(method, path, body);
    expect(reply.json).toEqual(captured.body ?? captured);
    if (captured.status !== undefined) expect(reply.status).toBe(captured.status);
  });
});

/** Some samples hold the status beside the body. */
const bodyOf = (captured: unknown): unknown =>
  typeof captured === 'object' && captured !== null && 'status' in captured && 'body' in captured
    ? captured.body
    : captured;
