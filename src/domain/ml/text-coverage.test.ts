import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textCoverage } from './text-coverage.ts';

const box = (text: string, x1: number, y1: number, x2: number, y2: number) => ({ text, x1, y1, x2, y2 });

describe('textCoverage', () => {
  it('does not take "nothing answered" for a picture without text', () => {
    expect(textCoverage([])).toBeNull();
  });

  it('counts words, not punctuation, and does without spaces where a script does', () => {
    const all = [
      box('Battery 80% — ok', 0, 0, 0.1, 0.1),
      box('設定を開く', 0, 0, 0.1, 0.1),
      box('…', 0, 0, 1, 0),
    ];
    expect(textCoverage(all)?.words).toBe(3 + 3);
  });

  it('covers what boxes cover, overlaps once, and nothing outside the frame', () => {
    expect(textCoverage([box('a', 0, 0, 0.5, 0.5)])?.share).toBeCloseTo(0.25, 2);
    expect(textCoverage([box('a', 0, 0, 0.5, 0.5), box('b', 0.25, 0, 0.5, 0.5)])?.share).toBeCloseTo(0.25, 2);
    expect(textCoverage([box('a', 0, 0, 0.2, 1), box('b', 0.8, 0, 1, 1)])?.share).toBeCloseTo(0.4, 2);
    expect(textCoverage([box('a', -1, -1, 3, 3)])?.share).toBe(1);
  });

  it('is a share, whatever the boxes', () => {
    const corner = fc.double({ min: -1, max: 2, noNaN: true });
    const boxes = fc.array(fc.tuple(corner, corner, corner, corner), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(boxes, (all) => {
        const share = textCoverage(all.map(([a, b, c, d]) => box('x', a, b, c, d)))?.share ?? -1;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
