import { describe, expect, it, test } from 'vitest';
import { endEntropy, endRun, filledSectors, strayMarkers } from './fill.ts';

/** Coded data with a run of one byte in it. */
function coded(length: number, from: number, to: number, value = 0): Uint8Array {
  const bytes = Uint8Array.from({ length }, (_, i) => 1 + ((i * 37) % 250));
  return bytes.fill(value, from, to);
}

describe('filledSectors', () => {
  const strict = { at: 0, evenIsFilled: true } as const;
  const plain = { at: 0, evenIsFilled: false } as const;

  test.each([
    ['a lost sector', coded(4096, 1024, 2048), strict, { zero: 2, ff: 0, firstAt: 1024 }],
    ['one of 0xFF', coded(4096, 1024, 1536, 255), strict, { zero: 0, ff: 1, firstAt: 1024 }],
    ['a zero before it by chance', coded(4096, 1023, 2048), strict, { zero: 2, ff: 0, firstAt: 1024 }],
    ['a lost end', coded(4096, 3072, 4096), strict, { zero: 2, ff: 0, firstAt: 3072 }],
    ['an even area', coded(4096, 1100, 2700), strict, { zero: 0, ff: 0, firstAt: null }],
    ['one that begins at a sector', coded(4096, 1024, 2700), strict, { zero: 0, ff: 0, firstAt: null }],
    ['the same where zeros mean nothing', coded(4096, 1024, 2700), plain, { zero: 3, ff: 0, firstAt: 1024 }],
    ['less than a sector', coded(4096, 1024, 1500), plain, { zero: 0, ff: 0, firstAt: null }],
    [
      'sectors of the file, not of the part',
      coded(4096, 924, 1948),
      { ...strict, at: 100 },
      { zero: 2, ff: 0, firstAt: 1024 },
    ],
    [
      'nothing before `from`',
      coded(4096, 0, 1024),
      { ...plain, from: 600 },
      { zero: 0, ff: 0, firstAt: null },
    ],
  ] as const)('%s', (_, bytes, where, expected) => expect(filledSectors(bytes, where)).toEqual(expected));
});

describe('the end of a file', () => {
  it('is a run of one byte, or code', () => {
    expect(endRun(coded(600, 500, 600), 0)).toBe(100);
    expect(endRun(coded(600, 500, 599), 0)).toBe(0);
    expect(endEntropy(new Uint8Array(2000))).toBe(0);
    expect(endEntropy(Uint8Array.from({ length: 2048 }, (_, i) => i & 255))).toBe(8);
    expect(endEntropy(new Uint8Array(100))).toBeNull();
  });
});

describe('strayMarkers', () => {
  test.each([
    ['stuffing and restarts', [0xff, 0x00, 0xff, 0xd0, 0xff, 0xd7], false, 0],
    ['a foreign marker', [0x12, 0xff, 0x41, 0xff, 0x33], false, 2],
    ['what follows the end', [0xff, 0xd9, 0xff, 0x41], false, 0],
    ['the next scan of a progressive file', [0xff, 0xc4, 0x00, 0x04, 0xff, 0x41, 0x01], true, 0],
    ['the same in a baseline file', [0xff, 0xc4, 0x00, 0x04, 0xff, 0x41, 0x01], false, 2],
  ] as const)('%s', (_, bytes, progressive, stray) =>
    expect(strayMarkers(Uint8Array.from(bytes), progressive)).toBe(stray),
  );
});
