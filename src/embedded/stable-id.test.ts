import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stableId } from './stable-id.ts';

it('makes version 4 UUIDs that depend on both words, and on where one ends', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (scope, name) => {
      const id = stableId(scope, name);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(stableId(scope, name)).toBe(id);
      expect(stableId(scope, `${name}x`)).not.toBe(id);
      expect(stableId(`${scope}x`, name)).not.toBe(id);
    }),
  );
});
