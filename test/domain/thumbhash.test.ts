import fc from 'fast-check';
import { rgbaToThumbHash, thumbHashToAverageRGBA } from 'thumbhash';
import { describe, expect, it } from 'vitest';
import { averagesOf, decodeThumbhash, thumbhashBytes } from '../../src/domain/thumbhash.ts';

const hashes = fc.uint8Array({ minLength: 6, maxLength: 25 });
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('a thumbhash in base64', () => {
  it('gives back every byte, padded or not', () =>
    fc.assert(
      fc.property(hashes, (bytes) => {
        expect(thumbhashBytes(base64(bytes))).toEqual(bytes);
        expect(thumbhashBytes(base64(bytes).replaceAll('=', ''))).toEqual(bytes);
      }),
    ));

  it('ends at the first character that is not base64', () => {
    const text = base64(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
    expect([...thumbhashBytes(`${text.slice(0, 8)}é${text.slice(8)}`)]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...thumbhashBytes('!?')]).toEqual([]);
  });

  it('is read as its fields are laid out', () =>
    fc.assert(
      fc.property(hashes, (bytes) => {
        const bits = Buffer.from(bytes).readUIntLE(0, 5);
        const field = (from: number, size: number) => Math.floor(bits / 2 ** from) % 2 ** size;
        const hasAlpha = field(23, 1) === 1;
        expect(averagesOf(base64(bytes))).toEqual({
          lightness: field(0, 6),
          yellowBlue: field(6, 6),
          redGreen: field(12, 6),
          hasAlpha,
        });
        expect(decodeThumbhash(base64(bytes))).toMatchObject({
          lightness: field(0, 6) / 63,
          contrast: field(18, 5) / 31,
          colourContrast: Math.max(field(27, 6), field(33, 6)) / 63,
          hasAlpha,
          opacity: thumbHashToAverageRGBA(bytes).a,
        });
      }),
    ));

  it('tells the grey from the coloured, the light from the dark and the clear from the opaque', () => {
    const sketchOf = (...rgba: number[]) =>
      decodeThumbhash(base64(rgbaToThumbHash(8, 8, Array.from({ length: 64 }, () => rgba).flat())));
    const [grey, red, clear] = [
      sketchOf(90, 90, 90, 255),
      sketchOf(255, 0, 0, 255),
      sketchOf(90, 90, 90, 51),
    ];
    expect(grey).toMatchObject({ hasAlpha: false, opacity: 1 });
    expect(grey?.lightness).toBeCloseTo(90 / 255, 1);
    expect(grey?.colour).toBeLessThan(0.05);
    expect(red?.colour).toBeGreaterThan(0.5);
    expect(clear).toMatchObject({ hasAlpha: true, opacity: 0.2 });
  });
});
