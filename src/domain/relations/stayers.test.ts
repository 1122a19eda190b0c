import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HASH_BYTES } from '../perceptual-hash.ts';
import type { LookRecord } from './look-record.ts';
import { readLooks } from './look-store.ts';
import { areDifferentShots } from './shots.ts';
import { createStayers } from './stayers.ts';

const REACH = 7;
const SECOND = 1_000;
const HOUR = 3_600_000;

function pictureOf(key: number, changes: Partial<LookRecord> = {}): LookRecord {
  return {
    key,
    fileName: `IMG_${key}.JPG`,
    path: null,
    bytes: 1_000,
    width: 4_000,
    height: 3_000,
    takenAt: 0,
    checksum: null,
    duplicateId: null,
    perceptualHash: new Uint8Array(HASH_BYTES),
    hasCamera: true,
    ...changes,
  };
}

/** Whom each of them meets among those before it. */
function visits(records: readonly LookRecord[]) {
  const looks = readLooks(records, () => 0).looks;
  const stayers = createStayers(records, looks, looks);
  const met = records.map((_, item) => {
    const visited = new Set<number>();
    stayers.search(item, REACH, (other) => visited.add(other));
    stayers.add(item);
    return visited;
  });
  return { met, looks };
}

const pictures = fc.array(
  fc.record({
    takenAt: fc
      .tuple(
        fc.constantFrom(0, HOUR, 14 * HOUR, 14.25 * HOUR, 0.25 * HOUR, -HOUR, 1e12),
        fc.integer({ min: -2 * SECOND, max: 2 * SECOND }),
      )
      .map(([zone, offset]) => zone + offset),
    timed: fc.boolean(),
    hasCamera: fc.boolean(),
    bits: fc.integer({ min: 0, max: 15 }),
    width: fc.constantFrom(4_000, 4_001),
    type: fc.constantFrom('jpg', 'png'),
  }),
  { maxLength: 40 },
);

test('a picture meets the best of every kind of picture near it that could be the same shot, and no other shot', () => {
  fc.assert(
    fc.property(pictures, (all) => {
      const records = all.map(({ takenAt, timed, bits, type, ...picture }, key) => {
        const perceptualHash = new Uint8Array(HASH_BYTES);
        perceptualHash[0] = bits;
        const fileName = `IMG_${key}.${type}`;
        return pictureOf(key, {
          ...picture,
          fileName,
          perceptualHash,
          takenAt: timed ? takenAt : Number.NaN,
        });
      });
      const { met, looks } = visits(records);
      records.forEach((record, item) => {
        const visited = met[item] ?? new Set();
        for (const other of visited) expect(areDifferentShots(record, records[other] ?? record)).toBe(false);
        const candidates = records.slice(0, item).flatMap((other, at) => {
          return areDifferentShots(record, other) ? [] : [at];
        });
        const best = candidates.filter(
          (at, i) => !candidates.slice(0, i).some((better) => looks.equal(better, at)),
        );
        expect([...visited]).toEqual(expect.arrayContaining(best));
      });
    }),
  );
});

test('the frames of a time-lapse are not compared with each other', () => {
  const frames = Array.from({ length: 3_000 }, (_, key) => pictureOf(key, { takenAt: key * 31 * SECOND }));
  const { met } = visits(frames);
  // Only those of 14 hours around that are a whole number of quarters of an hour away: it could be a time zone.
  for (const visited of met) expect(visited.size).toBeLessThanOrEqual((14 * HOUR) / (31 * 30 * SECOND));
});

test('of thousands of equal pictures one is met', () => {
  const equal = Array.from({ length: 3_000 }, (_, key) => pictureOf(key, { hasCamera: false }));
  const { met } = visits(equal);
  for (const visited of met.slice(1)) expect([...visited]).toEqual([0]);
});
