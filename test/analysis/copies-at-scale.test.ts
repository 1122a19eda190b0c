import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { HASH_BYTES } from '../../src/domain/perceptual-hash.ts';
import { createFamilies } from '../../src/domain/relations/families.ts';
import { findRelations } from '../../src/domain/relations/find-relations.ts';
import { joinLookAlikes } from '../../src/domain/relations/look-alikes.ts';
import type { LookRecord } from '../../src/domain/relations/look-record.ts';
import { inventedAsset, inventedId, inventedLibrary } from './invented-library.ts';
import { type TestAccount, testAccount } from './test-account.ts';

const open: TestAccount[] = [];
afterEach(async () => {
  for (const account of open.splice(0)) await account.close();
});

/** Noise per seed, with some bits of the hash proper turned over. */
function look(seed: number, turned: readonly number[]): Uint8Array {
  let state = seed * 2_654_435_761 + 1;
  const bytes = Uint8Array.from({ length: HASH_BYTES }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  for (const bit of turned) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (128 >> (bit & 7));
  return bytes;
}

const records = fc
  .array(
    fc.record({
      seed: fc.integer({ min: 1, max: 4 }),
      turned: fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 6 }),
      side: fc.constantFrom(60, 127, 128, 400, 3000),
    }),
    { maxLength: 25 },
  )
  .map((all) =>
    all.map(
      ({ seed, turned, side }, key): LookRecord => ({
        key,
        fileName: `IMG_${key}.JPG`,
        path: null,
        bytes: 1000 + key,
        width: side,
        height: side,
        takenAt: 0,
        checksum: null,
        duplicateId: null,
        perceptualHash: look(seed, turned),
        hasCamera: false,
      }),
    ),
  );

test('searching family by family changes no relation', () => {
  fc.assert(
    fc.property(records, (all) => {
      const hashed = all.map(({ key, perceptualHash }) => ({
        key,
        perceptualHash: perceptualHash ?? new Uint8Array(),
        side: all[key]?.width ?? 0,
      }));
      const families = createFamilies(all.length);
      joinLookAlikes(
        {
          large: hashed.filter(({ side }) => side >= 128),
          small: hashed.filter(({ side }) => side < 128),
          count: all.length,
          greatestKey: all.length,
        },
        families.join,
      );
      const sorted = (edges: ReturnType<typeof findRelations>) =>
        edges.map((edge) => JSON.stringify(edge)).sort();
      const found = [...families.lots(3, null)].flatMap((lot) =>
        findRelations(all.filter(({ key }) => lot.has(key))),
      );
      expect(sorted(found)).toEqual(sorted(findRelations(all)));
    }),
  );
});

test('a camera photo is looked at in quick mode only where something else looks like it', async () => {
  const library = inventedLibrary(90);
  const photo = 30;
  const copy = 31;
  const look = { thumbhash: inventedAsset(photo).thumbhash };
  library.assets = library.assets.map((asset, n) => {
    if (n === photo) return inventedAsset(photo, { ...look, visibility: 'timeline' });
    // The invented pictures look much alike from afar, and these photos are to look like none of them.
    if (n !== copy) return n % 3 === 0 ? { ...asset, thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w' } : asset;
    const received = { fileName: 'IMG-20200101-WA0001.jpg', mimeType: 'image/jpeg' };
    return inventedAsset(copy, { ...look, ...received, width: 1600, height: 1200, visibility: 'timeline' });
  });
  const thumbnail = library.thumbnail;
  library.thumbnail = (id, size, signal) =>
    thumbnail(id === inventedId(copy) ? inventedId(photo) : id, size, signal);
  const here = testAccount(library);
  open.push(here);
  await here.runs.start({ full: true });
  expect(await here.runs.idle()).toMatchObject({ state: 'finished', errors: 0 });
  const looked = library.asked.filter((call) => call.startsWith('thumbnail'));
  expect(looked).toContain(`thumbnail ${inventedId(photo)}`);
  for (const other of [0, 3, 33, 60]) expect(looked).not.toContain(`thumbnail ${inventedId(other)}`);
});
