import { HASH_BYTES, TURN_AT, TURNED_AT } from '../perceptual-hash.ts';
import { THUMBNAIL_SIDE } from '../pixel-sides.ts';
import { exchangesSides, type Turn, turnBetween, UPRIGHT } from '../turns.ts';
import { createLookPool } from './look-pool.ts';
import type { ImageRecord, LookRecord } from './look-record.ts';
import { createApartOf, identicalLook } from './same-look.ts';

/** The looks of many pictures, addressed by the pictures' place in their order. */
export interface LookStore {
  has(item: number): boolean;
  /** The hash proper as two 32-bit integers. */
  high(item: number): number;
  low(item: number): number;
  /** The same two of the picture in its canonical position. */
  turnedHigh(item: number): number;
  turnedLow(item: number): number;
  /** A number that pictures of one look share, if they have one. */
  look(item: number): number;
  /** Whether the two are equally far from every third: one look, one size, and both or neither lossless. */
  equal(a: number, b: number): boolean;
  /** How `a` has to be turned to stand like `b`, should they be of one picture. */
  turnBetween(a: number, b: number): Turn;
  /**
   * How far two pictures are apart after `a` was turned, 0 for equal ones; null where shape, layout or colours say
   * that they are not one picture, or that they are further apart than `most`.
   */
  apart(a: number, b: number, turn: Turn, most: number): number | null;
}

/** Reads the records one at a time, keeps each look once, and puts the images in order. */
export function readLooks(
  records: Iterable<LookRecord>,
  compare: (a: ImageRecord, b: ImageRecord) => number,
): { readonly ordered: readonly ImageRecord[]; readonly looks: LookStore } {
  const pool = createLookPool();
  const read: { readonly image: ImageRecord; readonly place: number }[] = [];
  for (const record of records) {
    const { perceptualHash } = record;
    const place = isLook(perceptualHash, record) ? pool.put(perceptualHash) : NONE;
    read.push({ image: withoutLook(record), place });
  }
  read.sort((a, b) => compare(a.image, b.image));
  const ordered = read.map(({ image }) => image);
  const places = Int32Array.from(read, ({ place }) => place);
  return { ordered, looks: createLookStore(ordered, places, pool.bytes()) };
}

const NONE = -1;

/** A copy, so that nothing holds on to the kilobyte of the look. */
function withoutLook(record: LookRecord): ImageRecord {
  const { key, fileName, path, bytes, width, height, takenAt, checksum, duplicateId, hasCamera } = record;
  return { key, fileName, path, bytes, width, height, takenAt, checksum, duplicateId, hasCamera };
}

function createLookStore(ordered: readonly ImageRecord[], places: Int32Array, looks: Uint8Array): LookStore {
  const view = new DataView(looks.buffer, looks.byteOffset, looks.byteLength);
  const apartOf = createApartOf(looks);
  const place = (item: number) => places[item] ?? NONE;
  return {
    has: (item) => place(item) !== NONE,
    high: (item) => view.getInt32(place(item)),
    low: (item) => view.getInt32(place(item) + 4),
    turnedHigh: (item) => view.getInt32(place(item) + TURNED_AT),
    turnedLow: (item) => view.getInt32(place(item) + TURNED_AT + 4),
    look: place,
    equal(a, b) {
      const [one, other] = [ordered[a], ordered[b]];
      if (!one || !other || place(a) !== place(b)) return false;
      return (
        one.width === other.width && one.height === other.height && isLossless(one) === isLossless(other)
      );
    },
    turnBetween: (a, b) => turnBetween(looks[place(a) + TURN_AT] ?? 0, looks[place(b) + TURN_AT] ?? 0),
    apart(a, b, turn, most) {
      const [one, other] = [ordered[a], ordered[b]];
      if (!one || !other || !sameShape(one, other, exchangesSides(turn))) return null;
      const sameSize = one.width === other.width && one.height === other.height;
      if (turn === UPRIGHT && isLossless(one) && isLossless(other) && isNearSize(one, other))
        return sameSize && identicalLook(looks, place(a), place(b)) ? 0 : null;
      return apartOf(place(a), place(b), {
        shortSide: Math.min(thumbnailSide(one), thumbnailSide(other)),
        sameSize: turn === UPRIGHT && sameSize,
        turn,
        most,
      });
    },
  };
}

/** Hashes of another length come from another version of the measuring code. */
function isLook(perceptualHash: Uint8Array | null, image: ImageRecord): perceptualHash is Uint8Array {
  return perceptualHash?.length === HASH_BYTES && shortSide(image) > 0;
}

/**
 * Short side of a picture's thumbnail in pixels: small pictures are never enlarged, and measuring brings down
 * what is larger.
 */
export function thumbnailSide(record: ImageRecord): number {
  return Math.min(shortSide(record), THUMBNAIL_SIDE);
}

/**
 * Formats of screenshots: where both are stored without loss and in one size, a copy is an equal. A pixel more or
 * less comes from a window that was drawn larger, not from a picture that was scaled.
 */
const LOSSLESS = /\.(png|gif|bmp)$/i;
const NEAR_SIZE = 0.03;

function isLossless({ fileName }: ImageRecord): boolean {
  return LOSSLESS.test(fileName);
}

function isNearSize(a: ImageRecord, b: ImageRecord): boolean {
  return Math.abs(Math.log(shortSide(a) / shortSide(b))) < NEAR_SIZE;
}

function shortSide({ width, height }: ImageRecord): number {
  return Math.min(width ?? 0, height ?? 0);
}

/** Aspect ratios agree within what rounding to whole pixels explains, plus half a percent. */
function sameShape(a: ImageRecord, b: ImageRecord, exchanged: boolean): boolean {
  const [width, height] = exchanged ? [b.height, b.width] : [b.width, b.height];
  const ratio = ((a.width ?? 1) * (height ?? 1)) / ((a.height ?? 1) * (width ?? 1));
  return Math.abs(Math.log(ratio)) <= 0.005 + 1 / Math.min(shortSide(a), shortSide(b));
}
