import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Category } from '../../src/domain/category.ts';
import { inventory } from '../../src/embedded/sample/inventory/inventory.ts';
import { type ScannedPiece, scannedSample } from './scanned-sample.ts';

/** Kinds of which a few are drawn here, with what they must come out as; the whole library is test/long's. */
const KINDS: readonly (readonly [kind: RegExp, count: number, category: Category])[] = [
  [/^phone: /, 4, 'screenshots'],
  [/^desktop/, 2, 'screenshots'],
  [/^icon$/, 3, 'web_cache'],
  [/^avatar$/, 2, 'web_cache'],
  [/^banner$/, 2, 'web_cache'],
  [/^ad$/, 2, 'web_cache'],
  [/^blurred$/, 2, 'low_quality'],
  [/^dark$/, 2, 'low_quality'],
  [/^truncated$/, 2, 'low_quality'],
  [/^half grey$/, 2, 'low_quality'],
  [/^carved thumbnail$/, 3, 'recovery_artifacts'],
  [/^(?:reencoded|smaller)$/, 3, 'duplicates'],
];
/** Drawings that take seconds each. */
const SLOW = /^(?:city at night|table|street|forest|living room|night sky|fireworks)$/;

/** Some of each kind, the photos that they are copies of, and photos besides. */
function wanted(): ReadonlySet<string> {
  const pieces = inventory(1);
  const kindOf = new Map(pieces.map(({ path, kind }) => [path, kind]));
  const isSlow = (path = '') => SLOW.test((kindOf.get(path) ?? '').replace('recovered ', ''));
  const quick = pieces.filter(({ kind, copyOf }) => !SLOW.test(kind) && !isSlow(copyOf));
  const some = KINDS.flatMap(([form, count]) => quick.filter(({ kind }) => form.test(kind)).slice(0, count));
  const photos = quick.filter(({ expect: [best] }) => best === 'keep');
  const chosen = [...some, ...photos.filter((_, index) => index % 12 === 0)];
  return new Set(chosen.flatMap(({ path, copyOf = path }) => [path, copyOf]));
}

describe('the sample library, some of each kind', () => {
  let scanned: readonly ScannedPiece[] = [];
  beforeAll(async () => {
    const paths = wanted();
    scanned = await scannedSample(({ path }) => paths.has(path));
  }, 120_000);

  test.each(KINDS)('%s', (form, count, category) => {
    const some = scanned.filter(({ label }) => form.test(label.kind));
    expect(some.length).toBeGreaterThanOrEqual(count);
    for (const { label, verdict } of some)
      expect(verdict.category, `${label.path}: ${verdict.confidence}`).toBe(category);
  });

  it('recommends no photo', () => {
    const photos = scanned.filter(({ label }) => label.expect[0] === 'keep');
    expect(photos.length).toBeGreaterThan(8);
    expect(photos.filter(({ verdict }) => verdict.recommended).map(({ label }) => label.path)).toEqual([]);
    for (const { label, verdict } of photos)
      expect(label.expect, `${label.path}: ${verdict.category}`).toContain(verdict.category ?? 'keep');
  });
});
