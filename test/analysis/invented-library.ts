import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { type AssetFacts, type AssetId, assetId } from '../../src/domain/asset-facts.ts';
import { ImmichRefused, ImmichUnreachable } from '../../src/immich/errors.ts';
import type {
  ImmichLibrary,
  MembershipFilter,
  ScanOptions,
  ScanPage,
} from '../../src/immich/immich-library.ts';

/** A library of invented assets that a test can change, take away and let fail. */
export interface InventedLibrary extends ImmichLibrary {
  assets: AssetFacts[];
  userId: string;
  now: string;
  away: boolean;
  /** Ids whose thumbnail request fails. */
  failing: Set<AssetId>;
  albumMembers: Map<string, AssetId[]>;
  /** What was asked, in order: "scan", "thumbnail <id>", … */
  asked: string[];
  /** Called before each answer. */
  before: (call: string) => void | Promise<void>;
}

export function inventedId(n: number): AssetId {
  return assetId(`00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`);
}

/** Every third is a photo, a phone screenshot, or a web picture; the number decides, nothing else. */
export function inventedAsset(n: number, changes: Partial<AssetFacts> = {}): AssetFacts {
  const kind = n % 3;
  const photo = kind === 0;
  const at = new Date(Date.UTC(2020, 0, 1) + Math.floor(n / 2) * 60_000).toISOString();
  return {
    id: inventedId(n),
    type: 'image',
    visibility: n % 17 === 0 ? 'archive' : 'timeline',
    fileName: photo
      ? `IMG_${1000 + n}.JPG`
      : kind === 1
        ? `Screenshot_20200101-${n}.png`
        : `download (${n}).jpg`,
    path: null,
    mimeType: kind === 1 ? 'image/png' : 'image/jpeg',
    width: photo ? 4032 : kind === 1 ? 1080 : 300,
    height: photo ? 3024 : kind === 1 ? 2340 : 250,
    bytes: photo ? 3_000_000 + n : 40_000 + n,
    takenAt: at,
    modifiedAt: at,
    uploadedAt: at,
    updatedAt: at,
    thumbhash: thumbhashOf(n),
    checksum: Buffer.from(n.toString().padStart(20, '0')).toString('base64'),
    checksumOf: 'content',
    camera: {
      make: photo ? 'Apple' : null,
      model: photo ? 'iPhone 12' : null,
      lensModel: null,
      fNumber: photo ? 1.6 : null,
      focalLength: null,
      iso: photo ? 100 : null,
      exposureTime: photo ? '1/125' : null,
      latitude: null,
      longitude: null,
      timeZone: null,
      projectionType: null,
    },
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
    ...changes,
  };
}

/** Grey of one of 8 × 8 cells of the picture of a number. */
function grey(n: number, x: number, y: number): number {
  return Math.imul((n + 1) * 64 + y * 8 + x, 2_654_435_761) >>> 24;
}

const thumbhashes = new Map<number, string>();
/** Of the picture at 16 × 16, which differs from that at 64 × 64 by less than a thumbhash tells. */
function thumbhashOf(n: number): string {
  const known = thumbhashes.get(n);
  if (known !== undefined) return known;
  const rgba = Array.from({ length: 256 }, (_, at) => {
    const level = grey(n, (at % 16) >> 1, at >> 5);
    return [level, level, level, 255];
  });
  const made = Buffer.from(rgbaToThumbHash(16, 16, rgba.flat())).toString('base64');
  thumbhashes.set(n, made);
  return made;
}

const thumbnails = new Map<number, Promise<Uint8Array>>();
/** A chequer of 8 × 8 greys that no other number has, each made once. */
function thumbnailOf(n: number): Promise<Uint8Array> {
  let made = thumbnails.get(n);
  if (made === undefined) {
    const pixels = Buffer.alloc(64 * 64 * 3);
    for (let at = 0; at < pixels.length; at++) {
      const [x, y] = [(Math.floor(at / 3) % 64) >> 3, Math.floor(at / 192) >> 3];
      pixels[at] = grey(n, x, y);
    }
    made = sharp(pixels, { raw: { width: 64, height: 64, channels: 3 } })
      .webp()
      .toBuffer();
    thumbnails.set(n, made);
  }
  return made;
}

export function inventedLibrary(count: number): InventedLibrary {
  const answer = async <T>(call: string, make: () => T | Promise<T>): Promise<T> => {
    library.asked.push(call);
    await library.before(call);
    if (library.away) throw new ImmichUnreachable('http://immich.test', 'connection refused');
    return make();
  };

  async function* scan(options: ScanOptions, signal: AbortSignal): AsyncIterable<ScanPage> {
    const wanted = library.assets
      .filter(({ visibility }) => visibility === options.visibility)
      .filter(({ updatedAt }) => options.updatedAfter === undefined || updatedAt >= options.updatedAfter)
      .sort((a, b) => a.takenAt.localeCompare(b.takenAt) || a.id.localeCompare(b.id));
    let after = options.after ?? null;
    for (;;) {
      signal.throwIfAborted();
      const page = await answer('scan', () => {
        const from = after;
        return wanted
          .filter(
            ({ id, takenAt }) =>
              from === null ||
              takenAt > from.takenAfter ||
              (takenAt === from.takenAfter && !from.seen.includes(id)),
          )
          .slice(0, options.pageSize);
      });
      const last = page.at(-1);
      if (last === undefined) return;
      const seen: AssetId[] = after?.takenAfter === last.takenAt ? [...after.seen] : [];
      for (const { id, takenAt } of page) if (takenAt === last.takenAt) seen.push(id);
      after = { takenAfter: last.takenAt, seen };
      yield { assets: page, cursor: after, rejected: [] };
    }
  }

  async function* scanIds(filter: MembershipFilter): AsyncIterable<readonly AssetId[]> {
    const ids = await answer(`scanIds ${filter.kind}`, () => {
      if (filter.kind === 'album') return library.albumMembers.get(filter.albumId) ?? [];
      return filter.kind === 'tag' ? [] : library.assets.map(({ id }) => id);
    });
    yield ids;
  }

  const numberOf = (id: AssetId) => Number.parseInt(id.slice(-12), 16);
  const library: InventedLibrary = {
    assets: Array.from({ length: count }, (_, n) => inventedAsset(n)),
    userId: 'user-1',
    now: '2026-01-01T00:00:00.000Z',
    away: false,
    failing: new Set(),
    albumMembers: new Map(),
    asked: [],
    before: () => undefined,
    me: () => answer('me', () => ({ id: library.userId, name: 'Ada', email: 'ada@example.com' })),
    server: () =>
      answer('server', () => ({
        version: '3.1.0',
        now: library.now,
        trashEnabled: true,
        trashDays: 30,
        features: { smartSearch: false, ocr: false, facialRecognition: false, duplicateDetection: false },
        externalDomain: null,
      })),
    count: () => answer('count', () => library.assets.length),
    scan,
    scanIds,
    albums: () =>
      answer('albums', () =>
        [...library.albumMembers].map(([id, members]) => ({ id, name: id, assetCount: members.length })),
      ),
    tags: () => answer('tags', () => []),
    asset: (id) => answer(`asset ${id}`, () => library.assets.find((each) => each.id === id) ?? null),
    thumbnail: (id) =>
      answer(`thumbnail ${id}`, async () => {
        if (library.failing.has(id)) throw new ImmichRefused(400, 'GET /assets/{id}/thumbnail', 'broken');
        return { bytes: await thumbnailOf(numberOf(id)), contentType: 'image/webp' };
      }),
    originalEnds: (id) =>
      answer(`original ${id}`, async () => ({
        head: await thumbnailOf(numberOf(id)),
        tail: new Uint8Array(),
        size: null,
      })),
    original: () => answer('original', () => null),
    inspect: () => answer('inspect', () => null),
    standing: () => answer('standing', () => 'there' as const),
    trashedIds: async function* () {},
    text: () => answer('text', () => null),
    faces: () => answer('faces', () => null),
    smartSearch: () => answer('smartSearch', () => null),
    close: async () => undefined,
  };
  return library;
}
