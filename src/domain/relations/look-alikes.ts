import { TURNED_AT } from '../perceptual-hash.ts';
import { REACH, REACH_OF_SMALL } from './find-relations.ts';
import { createHashIndex, type HashIndex } from './hash-index.ts';
import { REACH_OF_TURNED } from './turned-copies.ts';

/** A key with the first 16 bytes (or all) of its `PixelMeasurements.perceptualHash`: upright and turned. */
export interface HashedKey {
  readonly key: number;
  readonly perceptualHash: Uint8Array;
}

/** The hashes of a library, each once, in two lots. */
export interface HashedLibrary {
  /** Pictures whose short side has at least FULL_SIZE pixels. */
  readonly large: Iterable<HashedKey>;
  readonly small: Iterable<HashedKey>;
  /** How many there are in all, at most. */
  readonly count: number;
  readonly greatestKey: number;
}

/**
 * Joins the pictures that are within reach of each other's hash, directly or through others. Only these can be related
 * by their looks: a search over a million pictures holds 80 bytes of each here. A hash that is there many times is
 * searched for once: whoever is near one of its pictures is near all.
 */
export function joinLookAlikes(
  { large, small, count }: HashedLibrary,
  join: (key: number, other: number) => void,
): void {
  const upright = createHashIndex(count);
  const turned = createHashIndex(count);
  const keys = new Uint32Array(count);
  let item = 0;
  // Small ones last: they reach farther, and it is the smaller of two that looks for the larger.
  for (const [records, reach] of [
    [large, REACH],
    [small, REACH_OF_SMALL],
  ] as const) {
    const firstOfLot = item;
    for (const { key, perceptualHash } of records) {
      if (item === count) continue;
      const joinIn = (index: HashIndex, at: number, within: number) => {
        const [high, low] = [wordAt(perceptualHash, at), wordAt(perceptualHash, at + 4)];
        let isKnown = false;
        index.search(high, low, within, (other, distance) => {
          join(key, keys[other] ?? 0);
          isKnown ||= distance === 0;
          // A large one of this very hash did not look as far as a small one does.
          return distance === 0 && other >= firstOfLot;
        });
        if (!isKnown) index.add(item, high, low);
      };
      joinIn(upright, 0, reach);
      if (records === large) joinIn(turned, TURNED_AT, REACH_OF_TURNED);
      keys[item] = key;
      item += 1;
    }
  }
}

/** Four bytes as a 32-bit integer, the highest first. */
export function wordAt(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  return (a << 24) | (b << 16) | (c << 8) | d;
}
