import { HASH_BYTES } from '../perceptual-hash.ts';
import type { LookRecord } from './look-record.ts';
import { identicalLook, sameLook } from './same-look.ts';

/** Immich's thumbnails have a short side of at most this; measuring brings larger ones down to it. */
const THUMBNAIL_SIDE = 250;

/** Looks of many pictures in flat memory, addressed by their place in the order they were given in. */
export interface LookStore {
  has(item: number): boolean;
  /** The hash proper as two 32-bit integers. */
  high(item: number): number;
  low(item: number): number;
  /** Same picture at any size and encoding: shape, layout and colours agree. */
  same(a: number, b: number): boolean;
}

export function createLookStore(records: readonly LookRecord[]): LookStore {
  const offsets = new Int32Array(records.length).fill(-1);
  const hashed = records.filter(isHashed);
  const looks = new Uint8Array(hashed.length * HASH_BYTES);
  const view = new DataView(looks.buffer);
  let used = 0;
  records.forEach((record, item) => {
    if (!isHashed(record)) return;
    looks.set(record.perceptualHash, used);
    offsets[item] = used;
    used += HASH_BYTES;
  });
  const offset = (item: number) => offsets[item] ?? -1;
  return {
    has: (item) => offset(item) >= 0,
    high: (item) => view.getInt32(offset(item)),
    low: (item) => view.getInt32(offset(item) + 4),
    same(a, b) {
      const [one, other] = [records[a], records[b]];
      if (!one || !other || !sameShape(one, other)) return false;
      if (areLosslessTwins(one, other)) return identicalLook(looks, offset(a), offset(b));
      return sameLook(looks, offset(a), offset(b), Math.min(thumbnailSide(one), thumbnailSide(other)));
    },
  };
}

/** Hashes of another length come from another version of the measuring code. */
function isHashed(record: LookRecord): record is LookRecord & { perceptualHash: Uint8Array } {
  return record.perceptualHash?.length === HASH_BYTES && shortSide(record) > 0;
}

/** Short side of a picture's thumbnail in pixels: small pictures are never enlarged. */
export function thumbnailSide(record: LookRecord): number {
  return Math.min(shortSide(record), THUMBNAIL_SIDE);
}

/** Formats of screenshots: where both are stored without loss and in one size, a copy is an equal. */
const LOSSLESS = /\.(png|gif|bmp)$/i;

function areLosslessTwins(a: LookRecord, b: LookRecord): boolean {
  return (
    a.width === b.width && a.height === b.height && LOSSLESS.test(a.fileName) && LOSSLESS.test(b.fileName)
  );
}

function shortSide({ width, height }: LookRecord): number {
  return Math.min(width ?? 0, height ?? 0);
}

/** Aspect ratios agree within what rounding to whole pixels explains, plus half a percent. */
function sameShape(a: LookRecord, b: LookRecord): boolean {
  const ratio = ((a.width ?? 1) * (b.height ?? 1)) / ((a.height ?? 1) * (b.width ?? 1));
  return Math.abs(Math.log(ratio)) <= 0.005 + 1 / Math.min(shortSide(a), shortSide(b));
}
