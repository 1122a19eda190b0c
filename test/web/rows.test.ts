import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxRatio, packRows, rowOf, type Shape } from '../../web/src/review/grid/rows.ts';

const side = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: null });
const images = fc.array(fc.record({ width: side, height: side }), { maxLength: 300 });
const shape: fc.Arbitrary<Shape> = fc.record({
  width: fc.integer({ min: 320, max: 3000 }),
  rowHeight: fc.constantFrom(150, 200),
  gap: fc.constant(8),
});

describe('rows of the grid', () => {
  it('hold every image once and in order', () => {
    fc.assert(
      fc.property(images, shape, (items, grid) => {
        const places = packRows(items, grid).flatMap((row) =>
          row.widths.map((_, place) => row.start + place),
        );
        expect(places).toEqual(items.map((_, index) => index));
      }),
    );
  });

  it('are never wider than the grid', () => {
    fc.assert(
      fc.property(images, shape, (items, grid) => {
        for (const { widths } of packRows(items, grid)) {
          const total = widths.reduce((sum, width) => sum + width, 0) + grid.gap * (widths.length - 1);
          expect(total).toBeLessThanOrEqual(grid.width);
        }
      }),
    );
  });

  it('do not jump when more images arrive at the end', () => {
    fc.assert(
      fc.property(images, images, shape, (loaded, more, grid) => {
        const before = packRows(loaded, grid).slice(0, -1);
        expect(packRows([...loaded, ...more], grid).slice(0, before.length)).toEqual(before);
      }),
    );
  });

  it('keep phone screenshots wide enough for a name and banners from filling a row', () => {
    expect(boxRatio({ width: 1170, height: 2532 })).toBe(0.72);
    expect(boxRatio({ width: 1500, height: 200 })).toBe(2.2);
    expect(boxRatio({ width: null, height: 200 })).toBe(1);
  });

  it('do not blow up a last row that is not full', () => {
    const [row] = packRows([{ width: 100, height: 100 }], { width: 1200, rowHeight: 200, gap: 8 });
    expect(row?.height).toBe(200);
  });

  it('find the row of an image', () => {
    const square = { width: 1, height: 1 };
    const rows = packRows(
      Array.from({ length: 10 }, () => square),
      { width: 632, rowHeight: 200, gap: 8 },
    );
    expect(rows.map((row) => row.widths.length)).toEqual([3, 3, 3, 1]);
    expect([0, 2, 3, 9, 10].map((index) => rowOf(rows, index))).toEqual([0, 0, 1, 3, -1]);
  });
});
