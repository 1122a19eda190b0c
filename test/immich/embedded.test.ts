import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AssetId, assetId } from '../../src/domain/asset-facts.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/embedded/server.ts';
import { createImmichLibrary, testImmichConnection } from '../../src/immich/create-immich-library.ts';
import type { ImmichLibrary, MembershipFilter } from '../../src/immich/immich-library.ts';
import { idOf, memoryCatalogue } from './memory-catalogue.ts';

const ASSETS = 3_300;
const never = new AbortController().signal;
let server: EmbeddedServer;
let library: ImmichLibrary;

const id = (i: number): AssetId => assetId(idOf(i));

/** What a person would do in Immich's own app. */
async function does(method: string, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'x-api-key': 'all', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function idsOf(filter: MembershipFilter): Promise<Set<AssetId>> {
  const ids = new Set<AssetId>();
  for await (const page of library.scanIds(filter, never)) for (const one of page) ids.add(one);
  return ids;
}

beforeAll(async () => {
  server = await startEmbeddedServer({
    catalogue: memoryCatalogue(ASSETS, 2_200),
    apiKeys: [
      { name: 'all', key: 'all', permissions: ['all'] },
      { name: 'few', key: 'few', permissions: ['asset.read', 'user.read', 'asset.view'] },
    ],
  });
  library = createImmichLibrary({
    url: server.url,
    apiKey: 'all',
    now: Date.now,
    random: Math.random,
    pathsAreMeaningful: true,
  });
  await does('POST', '/albums', { albumName: 'Trip', assetIds: [id(1), id(2)] });
  const [tag] = (await does('PUT', '/tags', { tags: ['Place/Rome'] })) as { id: string }[];
  await does('PUT', `/tags/${tag?.id}/assets`, { ids: [id(3)] });
  await does('POST', '/stacks', { assetIds: [id(4), id(5)] });
  await does('PUT', '/assets', { ids: [id(6)], visibility: 'archive' });
  await does('DELETE', '/assets', { ids: [id(7)] });
});

afterAll(async () => {
  await library.close();
  await server.close();
});

describe('against the embedded server', () => {
  it('scans all, with 2,200 of one time over several pages, and apart by visibility', async () => {
    const seen: AssetId[] = [];
    for (const visibility of ['timeline', 'archive'] as const) {
      for await (const { assets, rejected } of library.scan({ visibility, pageSize: 1000 }, never)) {
        expect(rejected).toEqual([]);
        for (const one of assets) {
          expect(one.visibility).toBe(one.id === id(6) ? 'archive' : 'timeline');
          seen.push(one.id);
        }
      }
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(ASSETS - 1);
    expect(seen).not.toContain(id(7));
    expect(await library.count(never)).toBe(ASSETS - 1);
  });

  it('knows memberships by set difference', async () => {
    const [album] = await library.albums(never);
    expect(album).toMatchObject({ name: 'Trip', assetCount: 2 });
    expect(await idsOf({ kind: 'album', albumId: album?.id ?? '' })).toEqual(new Set([id(1), id(2)]));
    const tags = await library.tags(never);
    expect(tags.map(({ value }) => value).sort()).toEqual(['Place', 'Place/Rome']);
    const rome = tags.find(({ value }) => value === 'Place/Rome');
    expect(await idsOf({ kind: 'tag', tagId: rome?.id ?? '' })).toEqual(new Set([id(3)]));
    const without = (...gone: number[]): Set<AssetId> => {
      const ids = new Set(Array.from({ length: ASSETS }, (_, i) => id(i)));
      for (const i of [7, ...gone]) ids.delete(id(i));
      return ids;
    };
    expect(await idsOf({ kind: 'not_in_album' })).toEqual(without(1, 2));
    expect(await idsOf({ kind: 'untagged' })).toEqual(without(3));
    expect(await idsOf({ kind: 'not_stacked' })).toEqual(without(4, 5));
  });

  it('reads single assets, pictures, the ends of originals and what has no text', async () => {
    expect(await library.asset(id(8), never)).toMatchObject({
      path: '/photos/IMG_000008.jpg',
      checksumOf: 'content',
      bytes: 14,
    });
    expect(await library.asset(id(7), never)).toBeNull();
    expect(await library.asset(assetId('99999999-9999-4999-8999-999999999999'), never)).toBeNull();
    expect((await library.thumbnail(id(8), 'preview', never))?.bytes).toEqual(Buffer.from('preview'));
    expect(await library.thumbnail(id(9), 'thumbnail', never)).toBeNull();
    const ends = await library.originalEnds(id(8), { head: 4, tail: 4, size: null }, never);
    expect([ends?.head, ends?.tail].map(String)).toEqual(['IMG_', '.jpg']);
    expect(ends?.size).toBe(14);
    expect(await library.text(id(8), never)).toEqual([]);
    expect(await library.faces(id(8), never)).toEqual([]);
    expect(await library.smartSearch('meme', 10, never)).toBeNull();
  });

  it('describes the server, and tests the connection with a small key', async () => {
    expect(await library.server(never)).toMatchObject({
      version: '3.1.0',
      trashEnabled: true,
      trashDays: 30,
    });
    const few = { url: server.url, apiKey: 'few', now: Date.now, random: Math.random };
    const report = await testImmichConnection(few, never);
    expect(report).toMatchObject({ ok: true, user: { name: 'Ada' }, assets: null });
    expect(report.permissions.filter((one) => one.granted).map(({ name }) => name)).toEqual([
      'asset.read',
      'user.read',
      'asset.view',
    ]);
    const small = createImmichLibrary(few);
    // Without asset.statistics it is counted by reading.
    expect(await small.count(never)).toBe(ASSETS - 1);
    await expect(small.albums(never)).rejects.toThrow('album.read');
    expect(await small.originalEnds(id(8), { head: 4, tail: 4, size: null }, never)).toBeNull();
    await small.close();
  });
});
