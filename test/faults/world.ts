import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssetId, assetId } from '../../src/domain/asset-facts.ts';
import { judge } from '../../src/domain/judge.ts';
import type { Catalogue, EmbeddedAsset } from '../../src/embedded/catalogue.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/embedded/server.ts';
import type { ImmichActions } from '../../src/immich/actions.ts';
import type { ImmichLibrary } from '../../src/immich/immich-library.ts';
import { type Acting, type ActingLevel, createActing } from '../../src/review/acting.ts';
import { createReview, type Review } from '../../src/review/review.ts';
import { type AccountStore, openAccountStore } from '../../src/storage/account-store.ts';
import { readHere } from '../../src/storage/reading/reader.ts';
import type { RelationEdge } from '../../src/storage/relations.ts';
import { idOf, memoryCatalogue } from '../immich/memory-catalogue.ts';
import { connect, KEY, NOW, SETTINGS } from './connect.ts';
import { type FaultyProxy, faultyProxy } from './faulty-proxy.ts';

export const never = new AbortController().signal;
export const id = (n: number): AssetId => assetId(idOf(n));

/** A camera photo: nothing about it is suspicious but that there may be a copy. */
export const asPhoto: Change = (asset, n) => ({
  originalFileName: `IMG_${1000 + n}.JPG`,
  originalMimeType: 'image/jpeg',
  width: 4032,
  height: 3024,
  exif: {
    ...asset.exif,
    fileSizeInByte: 4_000_000 + n,
    make: 'Canon',
    model: 'EOS 80D',
    fNumber: 2.8,
    focalLength: 50,
    iso: 200,
    exposureTime: '1/125',
  },
});

export type Change = (asset: EmbeddedAsset, n: number) => Partial<EmbeddedAsset>;

/** A server with invented assets behind a proxy, and everything of ours in front of it. */
export interface World {
  readonly server: EmbeddedServer;
  readonly proxy: FaultyProxy;
  readonly folder: string;
  readonly store: AccountStore;
  readonly review: Review;
  readonly acting: Acting;
  readonly library: ImmichLibrary;
  readonly actions: ImmichActions;
  /** What a person allows at this moment. */
  level: ActingLevel;
  /** What this service's clock shows, epoch milliseconds. */
  now: number;
  /** What a person does in Immich's own app, past the proxy. */
  does(method: string, path: string, body?: object): Promise<unknown>;
  /** Ids in Immich's trash, past the proxy, sorted. */
  trashed(): Promise<AssetId[]>;
  /** Makes exactly these the relations of the library, as a run that found them would. */
  relate(edges: readonly RelationEdge[]): void;
  /** Looks at one asset past the proxy. */
  look(n: number): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export interface Wishes {
  readonly assets: number;
  readonly batch?: number;
  readonly change?: Change;
  /** How long an answer is waited for, ms; long, unless a test lets a call hang. */
  readonly patience?: number;
}

export async function openWorld({ assets, batch, change, patience = 30_000 }: Wishes): Promise<World> {
  const server = await startEmbeddedServer({
    catalogue: screenshots(assets, change),
    apiKeys: [{ name: 'all', key: KEY, permissions: ['all'] }],
  });
  const proxy = await faultyProxy(server);
  const folder = mkdtempSync(join(tmpdir(), 'iic-world-'));
  const store = openAccountStore({ folder, now: NOW });
  const { library, actions } = connect(proxy.url, patience);
  const direct = connect(server.url, 30_000);
  await catalogue(store, direct.library);
  const clock = (): number => world.now;
  const review = createReview({
    store,
    reader: readHere(store),
    judge,
    settings: () => SETTINGS,
    clock,
    actor: 'ada@example.com',
  });
  const world: World = {
    server,
    proxy,
    folder,
    store,
    review,
    library,
    actions,
    level: 'trash',
    now: NOW,
    acting: createActing({
      store,
      library,
      actions,
      judge,
      settings: () => SETTINGS,
      acting: () => world.level,
      clock,
      actor: 'ada@example.com',
      sleep: async () => {},
      ...(batch === undefined ? {} : { batch }),
    }),
    async does(method, path, body) {
      const response = await fetch(`${server.url}${path}`, {
        method,
        headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      const text = await response.text();
      return text === '' ? undefined : JSON.parse(text);
    },
    async trashed() {
      const ids: AssetId[] = [];
      for await (const page of direct.library.trashedIds(never)) ids.push(...page);
      return ids.sort();
    },
    relate(edges) {
      const { relations } = store;
      relations.replace(edges, new Set([...relations.lesserKeys(), ...edges.map(({ key }) => key)]));
    },
    look: async (n) => (await world.does('GET', `/assets/${id(n)}`)) as Record<string, unknown>,
    async close() {
      await world.acting.close();
      await Promise.all([library, actions, direct.library, direct.actions].map((one) => one.close()));
      await proxy.close();
      await server.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
  return world;
}

/** Reads and judges everything, as a run would. */
async function catalogue(store: AccountStore, library: ImmichLibrary): Promise<void> {
  store.settings.set('memberships_known', true);
  for (const visibility of ['timeline', 'archive'] as const)
    for await (const { assets } of library.scan({ visibility, pageSize: 1000 }, never))
      store.transaction(() => assets.forEach((facts) => void store.assets.upsert(facts)));
  judgeAll(store);
}

/** Judges again what is known now. */
export function judgeAll(store: AccountStore): void {
  const basis = store.scores.basisKey('test');
  for (const subjects of store.subjects.all(new Date(NOW).toISOString()))
    store.transaction(() => {
      for (const subject of subjects)
        store.scores.write({
          key: store.assets.keyOf(subject.facts.id) ?? 0,
          facts: subject.facts,
          verdict: judge(subject, { ...SETTINGS, keptBefore: false }),
          todo: null,
          basis,
        });
    });
}

/** Phone screenshots without doubt, unless a test changes them. */
function screenshots(count: number, change: Change = () => ({})): Catalogue {
  const plain = memoryCatalogue(count, 0);
  const numbers = new Map(Array.from({ length: count }, (_, n) => [idOf(n), n]));
  const made = new Map<string, EmbeddedAsset>();
  const dressed = (asset: EmbeddedAsset): EmbeddedAsset => {
    const known = made.get(asset.id);
    if (known !== undefined) return known;
    const n = numbers.get(asset.id) ?? 0;
    const base: EmbeddedAsset = {
      ...asset,
      originalFileName: `Screenshot_20200101-${String(n).padStart(6, '0')}_WhatsApp.png`,
      originalMimeType: 'image/png',
      thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
      width: 1080,
      height: 2400,
      exif: { ...asset.exif, fileSizeInByte: 300_000 + n },
    };
    const one = { ...base, ...change(base, n) };
    made.set(asset.id, one);
    return one;
  };
  return {
    ...plain,
    *walk(range) {
      for (const asset of plain.walk(range)) yield dressed(asset);
    },
    asset: (wanted) => {
      const asset = plain.asset(wanted);
      return asset && dressed(asset);
    },
  };
}
