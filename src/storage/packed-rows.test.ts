import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HASH_BYTES } from '../domain/perceptual-hash.ts';
import { createByteFactRows } from './byte-fact-rows.ts';
import { packLook, SEARCHED_BYTES, unpackLook } from './look-bytes.ts';
import type { NameLayouts } from './name-layouts.ts';

it('gives every look back, whatever is in it, and its first bytes without unpacking', () => {
  const smooth = fc
    .tuple(fc.nat(200), fc.nat(3))
    .map(([base, step]) => Uint8Array.from({ length: HASH_BYTES }, (_, i) => base + ((i * step) >> 5)));
  const noise = fc.uint8Array({ minLength: HASH_BYTES, maxLength: HASH_BYTES });
  fc.assert(
    fc.property(fc.oneof(smooth, noise, fc.uint8Array({ maxLength: HASH_BYTES + 9 })), (hash) => {
      const packed = packLook(hash);
      expect([...unpackLook(packed)]).toEqual([...hash]);
      expect([...packed.subarray(0, SEARCHED_BYTES)]).toEqual([...hash.subarray(0, SEARCHED_BYTES)]);
      expect(packed.length).toBeLessThanOrEqual(Math.max(HASH_BYTES, hash.length));
    }),
  );
});

it('makes the layout of a calm picture much smaller', () => {
  expect(packLook(new Uint8Array(HASH_BYTES).fill(7)).length).toBeLessThan(60);
});

it('keeps the facts of a file with their nulls, and reads those of the first versions', () => {
  const known: string[][] = [];
  const layouts: NameLayouts = {
    keyOf(names) {
      const at = known.findIndex((each) => each.join() === names.join());
      return at >= 0 ? at : known.push([...names]) - 1;
    },
    namesOf: (key) => known[key] ?? [],
  };
  const rows = createByteFactRows(layouts);
  const facts = { magic: 'jpeg', width: 0, preview: null, header_broken: false };
  const text = rows.encode(facts);
  expect(rows.decode(text)).toEqual(facts);
  expect(rows.encode({ ...facts, magic: 'png' })).toHaveLength(text.length - 1);
  expect(text).not.toContain('header_broken');
  expect(rows.decode(JSON.stringify(facts))).toEqual(facts);
});
