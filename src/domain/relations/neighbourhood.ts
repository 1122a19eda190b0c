import { carvedKey } from './carved-thumbnails.ts';
import { REACH, REACH_OF_SMALL } from './find-relations.ts';
import { createHashIndex } from './hash-index.ts';
import { type HashedLibrary, wordAt } from './look-alikes.ts';
import type { LookRecord } from './look-record.ts';
import { REACH_OF_TURNED } from './turned-copies.ts';

/** The keys that one asset could be related to, from either side; it may be among them. */
export type Neighbours = (key: number) => readonly number[];

/** Who looks like whom, upright or turned. A library of a million takes a hundred megabytes. */
export function looksNear({ large, small, count, greatestKey }: HashedLibrary): Neighbours {
  const upright = createHashIndex(count);
  const turned = createHashIndex(count);
  const keys = new Uint32Array(count);
  const items = new Int32Array(greatestKey + 1).fill(-1);
  const hashes = new Int32Array(4 * count);
  let item = 0;
  let firstSmall = 0;
  for (const lot of [large, small]) {
    for (const { key, perceptualHash } of lot) {
      if (item === count) break;
      hashes.set(
        [0, 4, 8, 12].map((at) => wordAt(perceptualHash, at)),
        4 * item,
      );
      upright.add(item, hashes[4 * item] ?? 0, hashes[4 * item + 1] ?? 0);
      if (lot === large) turned.add(item, hashes[4 * item + 2] ?? 0, hashes[4 * item + 3] ?? 0);
      keys[item] = key;
      items[key] = item;
      item += 1;
    }
    if (lot === large) firstSmall = item;
  }
  return (key) => {
    const self = items[key] ?? -1;
    if (self < 0) return [];
    const found: number[] = [];
    const isSmall = self >= firstSmall;
    const [high = 0, low = 0, turnedHigh = 0, turnedLow = 0] = hashes.subarray(4 * self, 4 * self + 4);
    upright.search(high, low, REACH_OF_SMALL, (other, distance) => {
      if (distance <= REACH || isSmall || other >= firstSmall) found.push(keys[other] ?? 0);
      return false;
    });
    if (isSmall) return found;
    turned.search(turnedHigh, turnedLow, REACH_OF_TURNED, (other) => {
      found.push(keys[other] ?? 0);
      return false;
    });
    return found;
  };
}

/** What else than its looks may relate a picture to another. */
export type NamedRecord = Pick<LookRecord, 'key' | 'fileName' | 'path' | 'checksum' | 'duplicateId'>;

/** What two have to share to be related by it: a checksum, a number of PhotoRec's or a duplicate group of Immich's. */
export function sharedNames(record: NamedRecord): readonly string[] {
  const carved = carvedKey(record);
  return [
    record.checksum && `checksum ${String.fromCharCode(...record.checksum)}`,
    carved && `carved ${carved.key}`,
    record.duplicateId && `immich ${record.duplicateId}`,
  ].filter((name) => name !== null);
}

/** Who shares a name with whom. */
export function namedAlike(records: Iterable<NamedRecord>): Neighbours {
  const groups = new Map<string, number[]>();
  const groupsOf = new Map<number, readonly number[][]>();
  for (const record of records)
    groupsOf.set(
      record.key,
      sharedNames(record).map((name) => {
        const group = groups.get(name) ?? [];
        group.push(record.key);
        groups.set(name, group);
        return group;
      }),
    );
  return (key) => groupsOf.get(key)?.flat() ?? [];
}

/**
 * All that the relations of the seeds can bear upon: their neighbours, and the neighbours' neighbours. Searched by
 * themselves, these get the relations that a search of the whole library would give them. Null where that is more
 * than `most` keys.
 */
export function connected(
  seeds: Iterable<number>,
  neighbours: readonly Neighbours[],
  most: number,
): Set<number> | null {
  const reached = new Set(seeds);
  // A set hands out what is added while it is walked through.
  for (const key of reached) {
    for (const neighboursOf of neighbours) for (const other of neighboursOf(key)) reached.add(other);
    if (reached.size > most) return null;
  }
  return reached;
}
