import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RATIO_STEPS } from '../../src/contract/layout.ts';
import {
  boxRatio,
  lastNotAbove,
  packRows,
  rowOf,
  type Shape,
  topsOf,
  widthsOf,
} from '../../web/src/review/grid/rows.ts';

const ratios = fc.uint8Array({ maxLength: 300 });
const shape: fc.Arbitrary<Shape> = fc.record({
  width: fc.integer({ min: 320, max: 3000 }),
  rowHeight: fc.constantFrom(150, 200),
  gap: fc.constant(8),
});

describe('rows of the grid', () => {
  it('hold every image once and in order', () => {
    fc.assert(
      fc.property(ratios, shape, (images, grid) => {
        const rows = packRows(images, grid);
        const places = Array.from({ length: rows.count }, (_, row) =>
          widthsOf(rows, row, images).map((_width, place) => (rows.starts[row] ?? 0) + place),
        ).flat();
        expect(places).toEqual([...images.keys()]);
      }),
    );
  });

  it('are never wider than the grid', () => {
    fc.assert(
      fc.property(ratios, shape, (images, grid) => {
        const rows = packRows(images, grid);
        for (let row = 0; row < rows.count; row += 1) {
          const widths = widthsOf(rows, row, images);
          const total = widths.reduce((sum, width) => sum + width, 0) + grid.gap * (widths.length - 1);
          expect(total).toBeLessThanOrEqual(grid.width);
        }
      }),
    );
  });

  it('keep phone screenshots wide enough for a name and banners from filling a row', () => {
    expect(boxRatio((1170 / 2532) * RATIO_STEPS)).toBe(0.72);
    expect(boxRatio(255)).toBe(2.2);
    expect(boxRatio(0)).toBe(1);
  });

  it('do not blow up a last row that is not full', () => {
    const rows = packRows(Uint8Array.of(RATIO_STEPS), { width: 1200, rowHeight: 200, gap: 8 });
    expect([...rows.heights]).toEqual([200]);
  });

  it('are found by image and by height', () => {
    const squares = new Uint8Array(10).fill(RATIO_STEPS);
    const rows = packRows(squares, { width: 632, rowHeight: 200, gap: 8 });
    expect([...rows.starts]).toEqual([0, 3, 6, 9, 10]);
    expect([-1, 0, 2, 3, 9, 10].map((index) => rowOf(rows, index))).toEqual([-1, 0, 0, 1, 3, -1]);
    const tops = topsOf(rows, 54);
    expect([...tops]).toEqual([0, 259, 518, 777, 1031]);
    expect([-5, 0, 258, 259, 776, 5000].map((top) => lastNotAbove(tops, top, rows.count))).toEqual([
      0, 0, 0, 1, 2, 3,
    ]);
  });
});
