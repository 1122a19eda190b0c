import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssetFacts, type AssetId, assetId } from '../../src/domain/asset-facts.ts';
import { judge } from '../../src/domain/judge.ts';
import { type AccountStore, openAccountStore } from '../../src/storage/account-store.ts';

/** The time of every test: 22 November 2026, noon UTC. */
export const NOW = Date.UTC(2026, 10, 22, 12);

export const SETTINGS = {
  recentDays: 30,
  allowList: { folders: [], names: [], personIds: [], albumIds: [] },
};

export interface SeededStore {
  readonly store: AccountStore;
  readonly folder: string;
  /** Closes and removes it. */
  remove(): void;
}

/** The `n`th asset id. */
export function id(n: number): AssetId {
  return assetId(`00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`);
}

/** A real database in a temporary folder, with these assets judged as a run would. */
export function seededStore(assets: readonly AssetFacts[]): SeededStore {
  const folder = mkdtempSync(join(tmpdir(), 'iic-store-'));
  const store = openAccountStore({ folder, now: NOW });
  const basis = store.scores.basisKey('test');
  const keys = new Map(assets.map((facts) => [facts.id, store.assets.upsert(facts).key]));
  for (const batch of store.subjects.all(new Date(NOW).toISOString()))
    for (const subject of batch)
      store.scores.write({
        key: keys.get(subject.facts.id) ?? 0,
        facts: subject.facts,
        verdict: judge(subject, { ...SETTINGS, keptBefore: false }),
        todo: null,
        basis,
      });
  return {
    store,
    folder,
    remove() {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A phone screenshot of two years ago, beyond doubt. */
export function screenshot(n: number, more: Partial<AssetFacts> = {}): AssetFacts {
  return facts(n, {
    fileName: `Screenshot_20240912-0640${String(n % 60).padStart(2, '0')}_WhatsApp.png`,
    mimeType: 'image/png',
    width: 1080,
    height: 2400,
    bytes: 300_000 + n,
    camera: NO_CAMERA,
    ...more,
  });
}

/** A camera photo, beyond doubt. */
export function photo(n: number, more: Partial<AssetFacts> = {}): AssetFacts {
  return facts(n, {
    fileName: `IMG_${1000 + n}.JPG`,
    width: 4032,
    height: 3024,
    bytes: 4_000_000 + n,
    camera: {
      ...NO_CAMERA,
      make: 'Canon',
      model: 'EOS 80D',
      lensModel: 'EF 50mm',
      fNumber: 2.8,
      focalLength: 50,
      iso: 200,
      exposureTime: '1/125',
    },
    ...more,
  });
}

const NO_CAMERA = {
  make: null,
  model: null,
  lensModel: null,
  fNumber: null,
  focalLength: null,
  iso: null,
  exposureTime: null,
  latitude: null,
  longitude: null,
  timeZone: null,
  projectionType: null,
};

function facts(n: number, more: Partial<AssetFacts>): AssetFacts {
  const takenAt = new Date(Date.UTC(2024, 8, 12, 6, 0, n)).toISOString();
  return {
    id: id(n),
    type: 'image',
    visibility: 'timeline',
    fileName: 'file.jpg',
    path: null,
    mimeType: 'image/jpeg',
    width: null,
    height: null,
    bytes: null,
    takenAt,
    modifiedAt: takenAt,
    uploadedAt: takenAt,
    updatedAt: takenAt,
    thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
    checksum: Buffer.from(`checksum of ${n}`.padEnd(20)).toString('base64'),
    checksumOf: 'content',
    camera: null,
    durationMs: null,
    isFavorite: false,
    isEdited: false,
    isOffline: false,
    rating: null,
    description: '',
    livePhotoVideoId: null,
    libraryId: null,
    duplicateId: null,
    people: [],
    ...more,
  };
}
