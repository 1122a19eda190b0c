import { bitsBetween, createHashIndex } from './hash-index.ts';
import type { ImageRecord } from './look-record.ts';
import type { LookStore } from './look-store.ts';
import { areDifferentShots, createShotIndex, isShot } from './shots.ts';

/** The pictures that stay, to be searched for better copies by those that come after them. */
export interface Stayers {
  /** Adds a picture that has a look. Better copies first. */
  add(item: number): void;
  /**
   * Calls `visit` for those within `reach` bits (at most 11) that could be the same shot as `item`. Of equal ones
   * that could, only the best is certain to be visited: the others are as far from everything.
   */
  search(item: number, reach: number, visit: (other: number, distance: number) => void): void;
}

/** Which 64 bits of a look are compared. */
export interface HashOf {
  high(item: number): number;
  low(item: number): number;
}

/**
 * A timed shot is compared with the shots of its moment and with what has no moment; nothing else is compared with
 * all shots. So the frames of a night's time-lapse, thousands of one look, are not compared with each other.
 */
export function createStayers(ordered: readonly ImageRecord[], looks: LookStore, hash: HashOf): Stayers {
  const everything = createLookIndex(ordered.length, looks, hash);
  const momentless = createLookIndex(ordered.length, looks, hash);
  const shots = createShotIndex(ordered.length);
  return {
    add(item) {
      const record = ordered[item];
      if (!record) return;
      everything.add(item);
      if (isShot(record)) shots.add(item, record.takenAt);
      else momentless.add(item);
    },
    search(item, reach, visit) {
      const record = ordered[item];
      if (!record) return;
      if (!isShot(record)) return everything.search(item, reach, visit);
      momentless.search(item, reach, visit);
      for (const other of shots.near(record.takenAt)) {
        const distance = bitsBetween(hash.high(item), hash.low(item), hash.high(other), hash.low(other));
        const shot = ordered[other];
        if (distance <= reach && shot && !areDifferentShots(record, shot)) visit(other, distance);
      }
    },
  };
}

/** An index that holds one of many equal looks. */
function createLookIndex(capacity: number, looks: LookStore, hash: HashOf): Stayers {
  const index = createHashIndex(capacity);
  /** By look. One that came in another size takes its place: some are then held twice, which costs time alone. */
  const latest = new Map<number, number>();
  return {
    add(item) {
      const known = latest.get(looks.look(item));
      if (known !== undefined && looks.equal(known, item)) return;
      latest.set(looks.look(item), item);
      index.add(item, hash.high(item), hash.low(item));
    },
    search(item, reach, visit) {
      index.search(hash.high(item), hash.low(item), reach, (other, distance) => {
        visit(other, distance);
        return false;
      });
    },
  };
}
