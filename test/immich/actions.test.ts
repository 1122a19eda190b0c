import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Approved, approveUndo, type Outcome, type Undo } from '../../src/domain/approval.ts';
import { type AssetId, assetId } from '../../src/domain/asset-facts.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/embedded/server.ts';
import { createImmichActions, type ImmichActions } from '../../src/immich/actions.ts';
import { createImmichLibrary } from '../../src/immich/create-immich-library.ts';
import type { ImmichLibrary } from '../../src/immich/immich-library.ts';
import { idOf, memoryCatalogue } from './memory-catalogue.ts';

const ASSETS = 1_300;
const never = new AbortController().signal;
const id = (i: number): AssetId => assetId(idOf(i));
const UNKNOWN = assetId('99999999-9999-4999-8999-999999999999');

/** These tests are about the door; who gets approvals is approval.test.ts's business. */
function approved<For extends Outcome | Undo>(...ids: AssetId[]): Approved<AssetId, For>[] {
  return ids as Approved<AssetId, For>[];
}
const range = (from: number, to: number): AssetId[] =>
  Array.from({ length: to - from }, (_, i) => id(from + i));

let server: EmbeddedServer;
let library: ImmichLibrary;
/** What the proxy before the server does with the n-th changing request. */
let fault: (n: number) => 'pass' | 'drop before' | 'drop after' | 'fail';
/** What it says no with; null: nothing. */
let refusal: (ids: readonly string[]) => string | null;
let bodies: { method: string; path: string; ids: number; text: string }[] = [];
let proxyUrl: string;
let closeProxy: () => Promise<void>;
let actions: ImmichActions;

beforeAll(async () => {
  const proxy = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const changes = request.method !== 'GET';
    const verdict = changes ? fault(bodies.length) : 'pass';
    if (changes) {
      const ids = text === '' ? [] : ((JSON.parse(text) as { ids?: string[] }).ids ?? []);
      bodies.push({ method: request.method ?? '', path: request.url ?? '', ids: ids.length, text });
      const message = refusal(ids);
      if (message !== null) {
        response.writeHead(400, { 'content-type': 'application/json' });
        return void response.end(JSON.stringify({ message, statusCode: 400 }));
      }
    }
    if (verdict === 'drop before') return void request.socket.destroy();
    if (verdict === 'fail') return void response.writeHead(502).end();
    const onward = forward(
      `http://127.0.0.1:${server.port}${request.url}`,
      { method: request.method, headers: { ...request.headers, host: 'immich' } },
      (answer) => {
        if (verdict === 'drop after') return void request.socket.destroy();
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.on('error', () => request.socket.destroy()).pipe(response);
      },
    );
    onward.on('error', () => request.socket.destroy()).end(text);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  closeProxy = () => new Promise((resolve) => proxy.close(() => resolve()).closeAllConnections());
});
afterAll(() => closeProxy());

beforeEach(async () => {
  fault = () => 'pass';
  refusal = () => null;
  bodies = [];
  server = await startEmbeddedServer({
    catalogue: memoryCatalogue(ASSETS, 0),
    apiKeys: [
      { name: 'all', key: 'all', permissions: ['all'] },
      { name: 'reader', key: 'reader', permissions: ['asset.read', 'user.read', 'asset.view'] },
    ],
  });
  const common = { url: proxyUrl, apiKey: 'all', now: Date.now, random: Math.random };
  library = createImmichLibrary({ ...common, url: server.url });
  actions = createImmichActions(common);
});
afterEach(async () => {
  await actions.close();
  await library.close();
  await server.close();
});

async function trashed(): Promise<AssetId[]> {
  const ids: AssetId[] = [];
  for await (const page of library.trashedIds(never)) ids.push(...page);
  return ids.sort();
}

describe('trash and restore', () => {
  it('moves 1,300 there and back, 500 at a time', async () => {
    const all = range(0, ASSETS);
    const result = await actions.trash(approved(...all), never);
    expect(result).toMatchObject({ refused: [], unknown: [], notTried: [], error: null });
    expect(result.done).toEqual(all);
    expect(bodies.map(({ ids }) => ids)).toEqual([500, 500, 300]);
    expect(await trashed()).toEqual(all.toSorted());
    expect((await actions.restore(approved(...all), never)).done).toEqual(all);
    expect(await trashed()).toEqual([]);
  });

  it('finds the ids that Immich refuses, and does the others exactly once', async () => {
    const foreign = assetId('88888888-8888-4888-8888-888888888888');
    const asked = [...range(0, 300), UNKNOWN, ...range(300, 520), foreign];
    const result = await actions.trash(approved(...asked), never);
    expect(result.refused.map((one) => one.id)).toEqual([UNKNOWN, foreign]);
    expect(result.refused[0]?.reason).toContain('asset.delete');
    expect(result.refused.map(({ isUnknownId }) => isUnknownId)).toEqual([true, true]);
    expect(result.done).toEqual(range(0, 520));
    expect(await trashed()).toEqual(range(0, 520).sort());
    // Halving: some thirty requests, not five hundred.
    expect(bodies.length).toBeLessThan(35);
  });

  it('finds the one that is refused for whatever reason, and takes what is said of every one for the request’s own fault', async () => {
    const [stubborn, all] = [id(7), range(0, 20)];
    refusal = (ids) => (ids.includes(stubborn) ? `There is another file at ${stubborn} now.` : null);
    const result = await actions.trash(approved(...all), never);
    expect(result).toMatchObject({
      refused: [{ id: stubborn, isUnknownId: false }],
      unknown: [],
      notTried: [],
      error: null,
    });
    expect(result.refused[0]?.reason).toContain('another file');
    expect(result.done).toHaveLength(19);

    bodies = [];
    refusal = () => 'property ids should not exist';
    const none = await actions.restore(approved(...all), never);
    expect(none).toMatchObject({ done: [], refused: [], unknown: [], error: expect.any(Error) });
    expect(none.notTried.toSorted()).toEqual(all.toSorted());
    expect(bodies.length).toBeLessThan(12);
  });

  it.each([
    ['before the server acted', 'drop before', 0],
    ['after the server acted', 'drop after', 500],
    ['with an error of a proxy', 'fail', 0],
  ] as const)(
    'stops when an answer is lost %s, repeats nothing, and says what it does not know',
    async (_, kind, more) => {
      fault = (n) => (n === 1 ? kind : 'pass');
      const all = range(0, ASSETS);
      const result = await actions.trash(approved(...all), never);
      expect(bodies).toHaveLength(2);
      expect(result.done).toEqual(all.slice(0, 500));
      expect(result.unknown).toEqual(all.slice(500, 1000));
      expect(result.notTried).toEqual(all.slice(1000));
      expect(result.error).toBeInstanceOf(Error);
      expect(await trashed()).toHaveLength(500 + more);
      // Undoing what is ours, known or not, brings everything back.
      fault = () => 'pass';
      const undo = [...result.done, ...result.unknown].map((one) =>
        approveUndo({ assetId: one, outcome: 'trash', result: 'unknown' }),
      );
      await actions.restore(undo as Approved<AssetId, 'restore'>[], never);
      expect(await trashed()).toEqual([]);
    },
  );

  it('tries nothing more when the key may not', async () => {
    const reader = createImmichActions({
      url: proxyUrl,
      apiKey: 'reader',
      now: Date.now,
      random: Math.random,
    });
    const result = await reader.trash(approved(...range(0, 600)), never);
    expect(result).toMatchObject({ done: [], unknown: [], error: { permission: 'asset.delete' } });
    expect(result.notTried).toEqual(range(0, 600));
    expect(bodies).toHaveLength(1);
    expect(await reader.preflight('trash', never)).toMatchObject({
      allowed: false,
      obstacles: [{ code: 'permission_missing', message: expect.stringContaining('asset.delete') }],
    });
    expect(await reader.queuesIdle(never)).toBeNull();
    await reader.close();
  });

  it('stops between requests when aborted', async () => {
    const stop = new AbortController();
    fault = (n) => {
      if (n === 1) stop.abort(new Error('enough'));
      return 'pass';
    };
    const result = await actions.trash(approved(...range(0, ASSETS)), stop.signal);
    expect(result.done).toHaveLength(500);
    expect([...result.unknown, ...result.notTried]).toHaveLength(800);
    expect(result.error).toEqual(new Error('enough'));
  });
});

describe('organising', () => {
  it('archives and brings back', async () => {
    await actions.archive(approved(id(1), id(2)), never);
    expect((await library.asset(id(1), never))?.visibility).toBe('archive');
    await actions.unarchive(approved(id(1)), never);
    expect((await library.asset(id(1), never))?.visibility).toBe('timeline');
    expect((await library.asset(id(2), never))?.visibility).toBe('archive');
  });

  it('knows what was in the album before, so that undoing leaves it there', async () => {
    const album = await actions.createAlbum('To review', 'made by a test', never);
    await actions.addToAlbum(album, approved(id(1)), never);
    const result = await actions.addToAlbum(album, approved(id(1), id(2), UNKNOWN), never);
    expect(result).toMatchObject({
      done: [id(2)],
      unchanged: [id(1)],
      refused: [{ id: UNKNOWN }],
      error: null,
    });
    await actions.takeOutOfAlbum(album, approved(...result.done), never);
    const inspected = await library.inspect(id(1), never);
    expect(inspected?.albums).toEqual([{ id: album, name: 'To review', assetCount: 1 }]);
    expect((await library.inspect(id(2), never))?.albums).toEqual([]);
  });

  it('asks a lost album once, and not once for each asset', async () => {
    const result = await actions.addToAlbum(UNKNOWN, approved(...range(0, 200)), never);
    expect(result.error).toBeInstanceOf(Error);
    expect(result.notTried).toHaveLength(200);
    expect(bodies).toHaveLength(1);
  });

  it('tags in small calls and takes tags off again', async () => {
    const [tag] = await actions.makeTags(['image-cleaner/screenshots'], never);
    expect(tag?.value).toBe('image-cleaner/screenshots');
    const result = await actions.tag(tag?.id ?? '', approved(...range(0, 250)), never);
    expect(result.done).toHaveLength(250);
    expect(bodies.slice(1).map(({ ids }) => ids)).toEqual([100, 100, 50]);
    expect((await library.inspect(id(3), never))?.tags).toEqual(['image-cleaner/screenshots']);
    expect(await actions.queuesIdle(never)).toBe(true);
    expect((await actions.untag(tag?.id ?? '', approved(id(3), id(300)), never)).unchanged).toEqual([
      id(300),
    ]);
    expect((await library.inspect(id(3), never))?.tags).toEqual([]);
  });
});

describe('preflight', () => {
  it('allows what the server and the key allow', async () => {
    for (const purpose of ['trash', 'archive', 'album', 'tag'] as const) {
      expect(await actions.preflight(purpose, never)).toMatchObject({ allowed: true, trashDays: 30 });
    }
  });

  it.each([
    ['trash_off', false, 30],
    ['trash_without_days', true, 0],
  ])('refuses to trash: %s', async (code, trash, trashDays) => {
    const feature = { trash, smartSearch: false, facialRecognition: false, duplicateDetection: false };
    const answers: Record<string, unknown> = {
      '/api/server/version': { major: 3, minor: 1, patch: 0 },
      '/api/server/features': feature,
      '/api/server/config': { trashDays, externalDomain: '' },
      '/api/api-keys/me': { permissions: ['all'] },
    };
    const other = createServer((request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url ?? '']));
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const there = createImmichActions({ url, apiKey: 'all', now: Date.now, random: Math.random });
    expect(await there.preflight('trash', never)).toMatchObject({ allowed: false, obstacles: [{ code }] });
    expect(await there.preflight('album', never)).toMatchObject({ allowed: true });
    await there.close();
    await new Promise((resolve) => other.close(resolve).closeAllConnections());
  });
});
