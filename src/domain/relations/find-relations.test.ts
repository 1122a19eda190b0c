import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HASH_BYTES } from '../perceptual-hash.ts';
import { compareCopies } from './better-copy.ts';
import { findRelations } from './find-relations.ts';
import type { LookRecord } from './look-record.ts';

/** A look with structure everywhere, so that only what a test changes can tell two of them apart. */
function look(seed: number): Uint8Array {
  const bytes = new Uint8Array(HASH_BYTES).fill(128);
  let state = seed * 2654435761 + 12345;
  for (let i = 0; i < 8 + 256; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

function nudged(bytes: Uint8Array, bits: readonly number[], by = 0): Uint8Array {
  const copy = bytes.slice();
  for (const bit of bits) copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (128 >> (bit & 7));
  if (by !== 0) copy[100] = (copy[100] ?? 0) > 127 ? (copy[100] ?? 0) - by : (copy[100] ?? 0) + by;
  return copy;
}

function record(key: number, changes: Partial<LookRecord> = {}): LookRecord {
  return {
    key,
    fileName: `IMG_${key}.JPG`,
    path: null,
    bytes: 1_000_000,
    width: 4000,
    height: 3000,
    takenAt: 1_700_000_000_000,
    checksum: null,
    duplicateId: null,
    perceptualHash: null,
    hasCamera: false,
    ...changes,
  };
}

describe('findRelations', () => {
  it('names the larger version, whatever the order', () => {
    const large = record(1, { perceptualHash: look(1) });
    const small = record(2, { perceptualHash: nudged(look(1), [3, 40]), width: 1000, height: 750 });
    const expected = [{ key: 2, betterKey: 1, kind: 'larger_version', distance: 2 }];
    expect(findRelations([small, large])).toEqual(expected);
    expect(findRelations([large, small])).toEqual(expected);
  });

  it('calls a copy of the same size re-encoded and prefers camera data, then bytes', () => {
    const camera = record(1, { perceptualHash: look(1), hasCamera: true, bytes: 500_000 });
    const stripped = record(2, { perceptualHash: look(1), bytes: 900_000 });
    expect(findRelations([stripped, camera])).toEqual([
      { key: 2, betterKey: 1, kind: 'reencoded_copy', distance: 0 },
    ]);
  });

  it('needs no look for equal checksums, and ignores absent ones', () => {
    const checksum = '010203';
    const twins = [record(1, { checksum }), record(2, { checksum }), record(3), record(4)];
    expect(findRelations(twins)).toEqual([{ key: 2, betterKey: 1, kind: 'exact_copy', distance: null }]);
  });

  it('does not pair pictures whose layout, colours or shape differ', () => {
    const base = record(1, { perceptualHash: look(1) });
    const otherLayout = record(2, { perceptualHash: nudged(look(1), [], 90), bytes: 5 });
    const otherShape = record(3, { perceptualHash: look(1), width: 3000, height: 3000 });
    const tinted = look(1);
    tinted[HASH_BYTES - 1] = 160;
    const otherColour = record(4, { perceptualHash: tinted, bytes: 6 });
    expect(findRelations([base, otherLayout, otherShape, otherColour])).toEqual([]);
  });

  it('takes shots of one burst for two pictures, but not a copy in another time zone', () => {
    const hasCamera = true;
    const first = record(1, { perceptualHash: look(1), hasCamera });
    const next = record(2, { perceptualHash: look(1), hasCamera, takenAt: first.takenAt + 1_500 });
    const zoned = record(3, {
      perceptualHash: look(1),
      hasCamera,
      takenAt: first.takenAt + 7_200_000,
      bytes: 7,
      fileName: first.fileName,
    });
    expect(findRelations([first, next])).toEqual([]);
    expect(findRelations([first, zoned])).toMatchObject([{ key: 3, betterKey: 1 }]);
  });

  it('takes what a camera made a whole second later, or counted on, for another picture', () => {
    const shot = { perceptualHash: look(1), hasCamera: true, bytes: 7 };
    const first = record(1, { ...shot, bytes: 8, fileName: 'IMG_0001.JPG' });
    const related = (changes: Partial<LookRecord>) =>
      findRelations([first, record(2, { ...shot, ...changes })]);
    expect(related({ fileName: 'IMG_0002.JPG', takenAt: first.takenAt + 1_000 })).toEqual([]);
    // A camera on a tripod that is released every hour.
    expect(related({ fileName: 'IMG_0002.JPG', takenAt: first.takenAt + 3_600_000 })).toEqual([]);
    expect(related({ fileName: 'IMG_0002.JPG', takenAt: first.takenAt })).toEqual([]);
    expect(related({ fileName: 'IMG_0001 (1).JPG', takenAt: first.takenAt + 999 })).toHaveLength(1);
    expect(related({ fileName: 'holiday.jpg', takenAt: first.takenAt })).toHaveLength(1);
  });

  it('keeps of equal files the one that nobody tidies away, under its first name', () => {
    const file = { checksum: '01', takenAt: 5 };
    const kept = (...paths: string[]) => {
      const all = paths.map((path, key) =>
        record(key, { ...file, path, fileName: path.replace(/.*\//, '') }),
      );
      const lesser = new Set(findRelations(all).map(({ key }) => key));
      return paths.filter((_, key) => !lesser.has(key));
    };
    const camera = 'DCIM/Camera/PXL_1.jpg';
    expect(kept('Trash/.Trash-1000/files/PXL_1.jpg', camera)).toEqual([camera]);
    expect(kept('recup_dir.9/f99.jpg', 'temp/PXL_1.jpg', camera)).toEqual([camera]);
    expect(kept('copies/PXL_1.jpg', camera)).toEqual([camera]);
    expect(kept('DCIM/Camera/PXL_1 (1).jpg', camera)).toEqual([camera]);
    expect(kept('$RECYCLE.BIN/a.jpg', 'recup_dir.1/f1.jpg')).toEqual(['recup_dir.1/f1.jpg']);
    expect(kept('Backup/IMG_1.jpg', 'Urlaub 2019/IMG_1.jpg')).toEqual(['Urlaub 2019/IMG_1.jpg']);
  });

  it('wants two lossless screens of one size to be equal', () => {
    const screen = { width: 1080, height: 2400 };
    const one = record(1, { ...screen, fileName: 'a.png', perceptualHash: look(1) });
    const typed = record(2, { ...screen, fileName: 'b.png', perceptualHash: nudged(look(1), [], 3) });
    const jpeg = record(3, {
      ...screen,
      fileName: 'c.jpg',
      bytes: 9,
      perceptualHash: nudged(look(1), [], 3),
    });
    expect(findRelations([one, typed])).toEqual([]);
    expect(findRelations([one, jpeg])).toMatchObject([{ key: 3, betterKey: 1 }]);
  });

  it('pairs PhotoRec previews with their file only within a folder, or where the looks agree', () => {
    const small = { width: 160, height: 120, fileName: 't0123456.jpg' };
    const whole = record(1, { path: '/r/recup_dir.1/f0123456.jpg', fileName: 'f0123456.jpg' });
    const preview = record(2, { ...small, path: '/r/recup_dir.1/t0123456.jpg' });
    const elsewhere = record(3, { ...small, path: '/r/recup_dir.2/t0123456.jpg' });
    expect(findRelations([whole, preview, elsewhere])).toEqual([
      { key: 2, betterKey: 1, kind: 'carved_thumbnail_of', distance: null },
    ]);
    const uploads = [
      record(1, { fileName: 'f0123456.jpg', perceptualHash: look(1) }),
      record(2, { ...small, perceptualHash: nudged(look(1), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) }),
    ];
    expect(findRelations(uploads)).toMatchObject([{ key: 2, kind: 'carved_thumbnail_of', distance: 12 }]);
    expect(findRelations([uploads[0] ?? whole, record(2, { ...small, perceptualHash: look(9) })])).toEqual(
      [],
    );
  });

  it('names what stays, where copies form a chain', () => {
    const [a, b, c] = [
      look(1),
      nudged(look(1), [1, 2, 3, 4, 5]),
      nudged(look(1), [1, 2, 3, 4, 5, 60, 61, 62]),
    ];
    const chain = [a, b, c].map((perceptualHash, key) => record(key, { perceptualHash, bytes: 900 - key }));
    // The last one is too far from the first; leaning on the middle one, which goes, would lose it.
    expect(findRelations(chain)).toMatchObject([{ key: 1, betterKey: 0 }]);
  });

  it('shows Immich’s groups without weakening what is proven', () => {
    const duplicateId = 'd';
    const records = [
      record(1, { duplicateId, perceptualHash: look(1), bytes: 900 }),
      record(2, { duplicateId, perceptualHash: look(2), bytes: 800 }),
      record(3, { perceptualHash: look(2), bytes: 700 }),
      record(4, { duplicateId, bytes: 600 }),
    ];
    expect(findRelations(records)).toEqual([
      { key: 3, betterKey: 2, kind: 'reencoded_copy', distance: 0 },
      { key: 4, betterKey: 1, kind: 'immich_duplicate', distance: null },
    ]);
  });
});

const anyRecord = fc.record({
  fileName: fc.constantFrom('f0000001.jpg', 't0000001.jpg', 'a.png', 'b.jpg'),
  path: fc.constantFrom(null, '/r/f0000001.jpg'),
  bytes: fc.constantFrom(null, 1, 2, 1000),
  width: fc.constantFrom(null, 0, 160, 400, 4000),
  height: fc.constantFrom(null, 0, 120, 300, 3000),
  takenAt: fc.constantFrom(0, 500, 5_000, Number.NaN),
  checksum: fc.constantFrom(null, '01', '02'),
  duplicateId: fc.constantFrom(null, 'x', 'y'),
  perceptualHash: fc
    .tuple(fc.integer({ min: 1, max: 2 }), fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 7 }))
    .map(([seed, bits]) => nudged(look(seed), bits))
    .chain((hash) => fc.constantFrom<Uint8Array | null>(hash, null, Uint8Array.of(7))),
  hasCamera: fc.boolean(),
});

describe('the last copy', () => {
  const libraries = fc
    .array(anyRecord, { minLength: 1, maxLength: 30 })
    .map((records) => records.map((changes, key) => record(key, changes)));

  it('is never flagged: every edge leads to a copy that is nobody’s lesser one', () => {
    fc.assert(
      fc.property(libraries, (records) => {
        const edges = findRelations(records);
        const lesser = new Set(edges.map((edge) => edge.key));
        for (const { key, betterKey } of edges) {
          expect(lesser.has(betterKey)).toBe(false);
          const [one, other] = [records[key], records[betterKey]];
          if (one && other) expect(compareCopies(other, one)).toBeLessThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on the order of the library', () => {
    fc.assert(
      fc.property(libraries, fc.integer(), (records, turn) => {
        const sorted = (edges: ReturnType<typeof findRelations>) =>
          edges.map((edge) => JSON.stringify(edge)).sort();
        const at = Math.abs(turn) % records.length;
        const turned = [...records.slice(at), ...records.slice(0, at)].reverse();
        expect(sorted(findRelations(turned))).toEqual(sorted(findRelations(records)));
      }),
      { numRuns: 200 },
    );
  });

  it('rests on a total order', () => {
    fc.assert(
      fc.property(libraries, (records) => {
        const order = [...records].sort(compareCopies);
        for (const [i, a] of order.entries()) {
          for (const b of order.slice(i + 1)) {
            expect(compareCopies(a, b)).toBeLessThan(0);
            expect(compareCopies(b, a)).toBeGreaterThan(0);
          }
        }
      }),
    );
  });
});
