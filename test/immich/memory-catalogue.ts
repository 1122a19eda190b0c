import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Catalogue, type EmbeddedAsset, emptyExif } from '../../src/embedded/catalogue.ts';
import { stableId } from '../../src/embedded/stable-id.ts';

/** `n` made-up assets, `equal` of them with one and the same time; their originals are their own names. */
export function memoryCatalogue(n: number, equal: number): Catalogue {
  const assets = Array.from({ length: n }, (_, i) => asset(i, i < equal ? 0 : i)).sort(
    (a, b) => compare(a.fileCreatedAt, b.fileCreatedAt) || compare(a.id, b.id),
  );
  const byId = new Map(assets.map((one) => [one.id, one]));
  return {
    owner: { id: stableId('test', 'owner'), name: 'Ada', email: 'ada@example.com', createdAt: isoOf(0) },
    *walk({ order, from, to }) {
      const all = order === 'asc' ? assets : assets.toReversed();
      for (const one of all) {
        if (from !== undefined && one.fileCreatedAt < from) continue;
        if (to !== undefined && one.fileCreatedAt > to) continue;
        yield one;
      }
    },
    asset: (id) => byId.get(id),
    image: async (one, size) =>
      one.thumbhash === null
        ? null
        : { bytes: Buffer.from(size), contentType: 'image/webp', modifiedAt: new Date(0) },
    original: async (one) => {
      const content = Buffer.from(one.originalFileName);
      return {
        size: content.length,
        modifiedAt: new Date(0),
        read: (start, end) => Readable.from([content.subarray(start, end + 1)]),
      };
    },
  };
}

export function idOf(i: number): string {
  return stableId('test', `asset ${i}`);
}

function asset(i: number, time: number): EmbeddedAsset {
  const originalFileName = `IMG_${String(i).padStart(6, '0')}.jpg`;
  const at = isoOf(time);
  return {
    id: idOf(i),
    type: 'IMAGE',
    originalPath: `/photos/${originalFileName}`,
    originalFileName,
    originalMimeType: 'image/jpeg',
    checksum: createHash('sha1').update(originalFileName).digest('base64'),
    thumbhash: i % 10 === 9 ? null : '1QcSHQRnh493V4dIh4eXh1h4kJUI',
    fileCreatedAt: at,
    fileModifiedAt: at,
    localDateTime: at,
    createdAt: at,
    updatedAt: at,
    width: 640,
    height: 480,
    durationMs: null,
    exif: { ...emptyExif, fileSizeInByte: originalFileName.length },
  };
}

function isoOf(minutes: number): string {
  return new Date(Date.UTC(2020, 0, 1, 0, minutes)).toISOString();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
