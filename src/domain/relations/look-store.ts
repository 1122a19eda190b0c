import { HASH_BYTES, TURN_AT, TURNED_AT } from '../perceptual-hash.ts';
import { exchangesSides, type Turn, turnBetween, UPRIGHT } from '../turns.ts';
import type { LookRecord } from './look-record.ts';
import { createApartOf, identicalLook } from './same-look.ts';

/** Immich's thumbnails have a short side of at most this; measuring brings larger ones down to it. */
const THUMBNAIL_SIDE = 250;

/** Looks of many pictures in flat memory, addressed by their place in the order they were given in. */
export interface LookStore {
  has(item: number): boolean;
  /** The hash proper as two 32-bit integers. */
  high(item: number): number;
  low(item: number): number;
  /** The same two of the picture in its canonical position. */
  turnedHigh(item: number): number;
  turnedLow(item: number): number;
  /** A number that is the same for all pictures that are `equal`, and hardly ever for others. */
  digest(item: number): number;
  /** Whether the two are equally far from every third: one look, one size, and both or neither lossless. */
  equal(a: number, b: number): boolean;
  /** How `a` has to be turned to stand like `b`, should they be of one picture. */
  turnBetween(a: number, b: number): Turn;
  /**
   * How far two pictures are apart after `a` was turned, 0 for equal ones; null where shape, layout or colours say
   * that they are not one picture.
   */
  apart(a: number, b: number, turn?: Turn): number | null;
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
  const apartOf = createApartOf(looks);
  const offset = (item: number) => offsets[item] ?? -1;
  return {
    has: (item) => offset(item) >= 0,
    high: (item) => view.getInt32(offset(item)),
    low: (item) => view.getInt32(offset(item) + 4),
    turnedHigh: (item) => view.getInt32(offset(item) + TURNED_AT),
    turnedLow: (item) => view.getInt32(offset(item) + TURNED_AT + 4),
    digest: (item) => digestOf(looks.subarray(offset(item), offset(item) + HASH_BYTES)),
    equal(a, b) {
      const [one, other] = [records[a], records[b]];
      if (!one || !other || one.width !== other.width || one.height !== other.height) return false;
      return isLossless(one) === isLossless(other) && sameBytes(looks, offset(a), offset(b));
    },
    turnBetween: (a, b) => turnBetween(looks[offset(a) + TURN_AT] ?? 0, looks[offset(b) + TURN_AT] ?? 0),
    apart(a, b, turn = UPRIGHT) {
      const [one, other] = [records[a], records[b]];
      if (!one || !other || !sameShape(one, other, exchangesSides(turn))) return null;
      const sameSize = one.width === other.width && one.height === other.height;
      if (turn === UPRIGHT && areLossless(one, other) && isNearSize(one, other))
        return sameSize && identicalLook(looks, offset(a), offset(b)) ? 0 : null;
      return apartOf(offset(a), offset(b), {
        shortSide: Math.min(thumbnailSide(one), thumbnailSide(other)),
        sameSize: turn === UPRIGHT && sameSize,
        turn,
      });
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

/**
 * Formats of screenshots: where both are stored without loss and in one size, a copy is an equal. A pixel more or
 * less comes from a window that was drawn larger, not from a picture that was scaled.
 */
const LOSSLESS = /\.(png|gif|bmp)$/i;
const NEAR_SIZE = 0.03;

function areLossless(a: LookRecord, b: LookRecord): boolean {
  return isLossless(a) && isLossless(b);
}

function isLossless({ fileName }: LookRecord): boolean {
  return LOSSLESS.test(fileName);
}

/** FNV-1a (Fowler, Noll & Vo 1991), 32 bits. */
function digestOf(bytes: Uint8Array): number {
  let digest = 0x811c9dc5;
  for (const byte of bytes) digest = Math.imul(digest ^ byte, 0x01000193);
  return digest;
}

function sameBytes(looks: Uint8Array, a: number, b: number): boolean {
  for (let i = 0; i < HASH_BYTES; i++) if (looks[a + i] !== looks[b + i]) return false;
  return true;
}

function isNearSize(a: LookRecord, b: LookRecord): boolean {
  return Math.abs(Math.log(shortSide(a) / shortSide(b))) < NEAR_SIZE;
}

function shortSide({ width, height }: LookRecord): number {
  return Math.min(width ?? 0, height ?? 0);
}

/** Aspect ratios agree within what rounding to whole pixels explains, plus half a percent. */
function sameShape(a: LookRecord, b: LookRecord, exchanged: boolean): boolean {
  const [width, height] = exchanged ? [b.height, b.width] : [b.width, b.height];
  const ratio = ((a.width ?? 1) * (height ?? 1)) / ((a.height ?? 1) * (width ?? 1));
  return Math.abs(Math.log(ratio)) <= 0.005 + 1 / Math.min(shortSide(a), shortSide(b));
}
