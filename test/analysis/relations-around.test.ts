import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchRelations } from '../../src/analysis/relation-step.ts';
import { HASH_BYTES, TURN_AT } from '../../src/domain/perceptual-hash.ts';
import { id, type SeededStore, screenshot, seededStore } from '../review/seeded-store.ts';

/** Noise per seed, with some bits of the hash proper turned over; upright, or with its sides exchanged. */
function look(seed: number, turned: readonly number[], turn: number): string {
  let state = seed * 2_654_435_761 + 1;
  const bytes = Uint8Array.from({ length: HASH_BYTES }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  for (const bit of turned) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (128 >> (bit & 7));
  bytes[TURN_AT] = turn;
  return Buffer.from(bytes).toString('hex');
}

const picture = fc.record({
  n: fc.integer({ min: 1, max: 9 }),
  seed: fc.integer({ min: 1, max: 3 }),
  turned: fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 5 }),
  turn: fc.constantFrom(0, 0, 0, 4),
  side: fc.constantFrom(100, 400, 3000),
  content: fc.integer({ min: 1, max: 4 }),
  fileName: fc.constantFrom('a.jpg', 'f1234567.jpg', 't1234567.jpg'),
  duplicateId: fc.constantFrom(null, null, 'x', 'y'),
  gone: fc.constantFrom(false, false, false, true),
  measured: fc.constantFrom(true, true, false),
});
type Picture = typeof picture extends fc.Arbitrary<infer P> ? P : never;

let seeded: SeededStore;
beforeAll(() => {
  seeded = seededStore([]);
});
afterAll(() => seeded.remove());

let updated = Date.UTC(2026, 0, 1);

/** Brings an asset to this state as a run would, and returns what the run has to look at. */
function put(one: Picture): readonly number[] {
  const { assets, measurements } = seeded.store;
  updated += 1000;
  const { key, change, leanedOn } = assets.upsert(
    screenshot(one.n, {
      id: id(one.n),
      fileName: one.fileName,
      width: one.side,
      height: one.side,
      checksum: Buffer.from(`content ${one.content}`.padEnd(20)).toString('base64'),
      duplicateId: one.duplicateId,
      updatedAt: new Date(updated).toISOString(),
    }),
  );
  if (one.gone) assets.markGone([key], 1);
  else if (one.measured && change !== 'same') {
    const perceptualHash = look(one.seed, one.turned, one.turn);
    measurements.savePixels(key, { version: 1, figures: {}, perceptualHash, damaged: [] });
  }
  return [key, ...leanedOn];
}

test('searching what the changes bear upon gives what a search of everything gives', () => {
  fc.assert(
    fc.property(fc.array(picture, { maxLength: 14 }), fc.array(picture, { maxLength: 3 }), (first, then) => {
      const { store } = seeded;
      store.transaction(() => first.forEach(put));
      const search = (touched: ReadonlySet<number> | null) => [...searchRelations(store, touched)].flat();
      search(null);
      const touched = new Set(store.transaction(() => then.flatMap(put)));
      search(touched);
      // Nothing is left for it to change.
      expect(search(null)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a relation is never written without having the verdict that rests on it judged again', () => {
  const checksum = Buffer.from('one content'.padEnd(20)).toString('base64');
  const copies = seededStore([screenshot(1, { checksum }), screenshot(2, { checksum })]);
  try {
    const { store } = copies;
    const basis = store.scores.basisKey('test');
    expect(store.scores.staleAfter(basis, 0, 10)).toEqual([]);
    // The search is killed after its first lot.
    for (const changed of searchRelations(store, null)) {
      expect(changed).toHaveLength(1);
      expect(store.scores.staleAfter(basis, 0, 10)).toEqual(changed);
      break;
    }
    expect(store.scores.staleCount(basis)).toBe(1);
  } finally {
    copies.remove();
  }
});
