import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFamilies } from './families.ts';

const MOST_KEY = 30;
const key = fc.integer({ min: 0, max: MOST_KEY });
const wanted = fc.option(fc.uniqueArray(key, { maxLength: 5 }).map((keys) => new Set(keys)));
const pairs = fc.array(fc.tuple(key, key), { maxLength: 40 });

/** Who is connected with whom, found by asking again until nothing changes. */
function family(of: number, joined: readonly (readonly [number, number])[]): Set<number> {
  const found = new Set([of]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const [a, b] of joined) if (found.has(a) || found.has(b)) found.add(a).add(b);
  }
  return found;
}

it('hands out each family that is wanted whole and once, and nobody who has none', () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: 12 }), wanted, (joined, most, of) => {
      const families = createFamilies(MOST_KEY);
      for (const [a, b] of joined) families.join(a, b);
      const lots = [...families.lots(most, of)];
      const handed = lots.flatMap((lot) => [...lot]);
      expect(new Set(handed).size).toBe(handed.length);
      for (let one = 0; one <= MOST_KEY; one++) {
        const expected = family(one, joined);
        const lot = lots.find((each) => each.has(one));
        const isWanted = of === null || [...expected].some((relative) => of.has(relative));
        if (expected.size === 1 || !isWanted) expect(lot).toBeUndefined();
        else for (const relative of expected) expect(lot?.has(relative)).toBe(true);
        // Only a family that is larger by itself makes a lot of more than were asked for.
        if (lot !== undefined && lot.size > most) expect(lot.size).toBe(expected.size);
      }
    }),
  );
});
