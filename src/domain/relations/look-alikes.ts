import { TURNED_AT } from '../perceptual-hash.ts';
import { REACH, REACH_OF_SMALL } from './find-relations.ts';
import { createHashIndex } from './hash-index.ts';
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
 * Tells of each picture which others are within reach of its hash. Only these can be related by their looks: a search
 * over a million pictures holds 80 bytes of each here.
 */
export function eachLookAlike(
  { large, small, count }: HashedLibrary,
  tell: (key: number, other: number) => void,
): void {
  const index = createHashIndex(count);
  const turned = createHashIndex(count);
  const keys = new Uint32Array(count);
  let item = 0;
  // Small ones last: they reach farther, and it is the smaller of two that looks for the larger.
  for (const [records, reach] of [
    [large, REACH],
    [small, REACH_OF_SMALL],
  ] as const)
    for (const { key, perceptualHash } of records) {
      if (item === count) continue;
      const tellOf = (other: number): boolean => {
        tell(key, keys[other] ?? 0);
        return false;
      };
      const [high, low] = [wordAt(perceptualHash, 0), wordAt(perceptualHash, 4)];
      index.search(high, low, reach, tellOf);
      index.add(item, high, low);
      if (records === large) {
        const [first, second] = [wordAt(perceptualHash, TURNED_AT), wordAt(perceptualHash, TURNED_AT + 4)];
        turned.search(first, second, REACH_OF_TURNED, tellOf);
        turned.add(item, first, second);
      }
      keys[item] = key;
      item += 1;
    }
}

/** Four bytes as a 32-bit integer, the highest first. */
export function wordAt(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  return (a << 24) | (b << 16) | (c << 8) | d;
}
