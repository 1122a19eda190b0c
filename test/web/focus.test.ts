import { describe, expect, it } from 'vitest';
import { moveFocus } from '../../web/src/review/grid/focus.ts';

const rows = [
  { start: 0, height: 200, widths: [300, 300, 300] },
  { start: 3, height: 200, widths: [500, 400] },
  { start: 5, height: 200, widths: [200] },
];
const move = (key: string, from: number) => moveFocus(key, from, rows, 6);

describe('arrow keys in the grid', () => {
  it('go to the neighbour and stop at the ends', () => {
    expect(move('ArrowRight', 2)).toBe(3);
    expect(move('ArrowLeft', 0)).toBe(0);
    expect(move('ArrowRight', 5)).toBe(5);
    expect(move('End', 0)).toBe(5);
    expect(move('Home', 4)).toBe(0);
  });

  it('go up and down to the image whose middle is nearest', () => {
    expect(move('ArrowDown', 0)).toBe(3);
    expect(move('ArrowDown', 2)).toBe(4);
    expect(move('ArrowUp', 4)).toBe(2);
    expect(move('ArrowUp', 1)).toBe(1);
    expect(move('ArrowDown', 5)).toBe(5);
  });

  it('leave other keys alone', () => {
    expect(move('x', 0)).toBeNull();
  });
});
