import { describe, expect, it } from 'vitest';
import { moveFocus } from '../../web/src/review/grid/focus.ts';

// Three of 300, two of 500 and 400, one of 200 pixels.
const rows = { count: 3, starts: Int32Array.of(0, 3, 5, 6), heights: Uint16Array.of(300, 250, 200) };
const ratios = Uint8Array.of(64, 64, 64, 128, 102, 64);
const move = (key: string, from: number) => moveFocus(key, from, rows, ratios);

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
