import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scrollSpace } from '../../web/src/review/scroll-space.ts';

it('is the content itself where a browser can scroll it', () => {
  const space = scrollSpace(1_000_000, 800);
  expect(space.height).toBe(1_000_000);
  expect(space.offsetAt(4321)).toBe(4321);
  expect(space.scrollTopFor(4321)).toBe(4321);
});

it('reaches both ends of content that is taller, and comes back to the same place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20_000_000, max: 400_000_000 }), fc.nat(), (content, wish) => {
      const space = scrollSpace(content, 800);
      expect(space.height).toBeLessThan(17_000_000);
      expect(space.offsetAt(0)).toBe(0);
      expect(space.offsetAt(space.height - 800)).toBeCloseTo(content - 800, 3);
      const offset = wish % (content - 800);
      expect(space.offsetAt(space.scrollTopFor(offset))).toBeCloseTo(offset, 3);
    }),
  );
});
