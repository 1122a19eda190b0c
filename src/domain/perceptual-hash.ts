import type { PerceptualHash } from './measurements.ts';
import { canonicalTurn, turnFrequencies } from './turns.ts';

const FREQUENCIES = 8;

/** Side of the luma grid that confirms a pair: what was typed into one of two screens shows in its cells. */
export const LAYOUT_SIDE = 32;

/** Side of the two grids of colour differences. */
export const COLOUR_SIDE = 4;

/** Where the parts stand in the bytes of a perceptual hash; the hash proper stands first. */
export const TURNED_AT = 8;
export const TURN_AT = 16;
const CONTENT_AT = 17;
export const DARKEST_AT = 18;
export const RANGE_AT = 19;

/** Levels that a layout spans, of the byte at `RANGE_AT`: a pure black and a pure white cell are 256 apart, stored as 0. */
export const rangeOf = (stored: number | undefined): number => stored || 256;
export const LUMA_AT = 20;
export const COLOUR_AT = LUMA_AT + LAYOUT_SIDE ** 2;
export const HASH_BYTES = COLOUR_AT + 2 * COLOUR_SIDE ** 2;

/** Below this the frequencies are what compression left: one colour, or less than a level of difference. */
const LEAST_CONTENT = 3;

/** From here on two hashes of different pictures differ by half their bits; below, noise has a say. */
const FULL_CONTENT = 24;

/** The luma grid spans at least this many levels of 256, so that its steps are never finer than noise. */
const LEAST_RANGE = 8;

/** A picture from afar, row by row. */
export interface Look {
  /** Luma (0–255), averaged over the area of each of `LAYOUT_SIDE` × `LAYOUT_SIDE` cells. */
  readonly luma: Float64Array;
  /** Means of red, green and blue (0–255) of each of `COLOUR_SIDE` × `COLOUR_SIDE` cells. */
  readonly colours: Float64Array;
}

/**
 * pHash (Zauner 2010) followed by a layout (after MPEG-7's colour layout), as hexadecimal text. The hash proper:
 * luma averaged to 32 × 32, its frequencies 0–7 in both directions, one bit each, above or below their median (the
 * constant one says only how bright it is; its bit stays 0). Then the same of the picture turned into a canonical
 * position, with that turn. They find candidates; the layout confirms them: 32 × 32 luma, stretched to what the
 * picture spans so that the dark ones keep their detail, and 4 × 4 of Cb and Cr. Null for a picture without content.
 */
export function perceptualHash({ luma, colours }: Look): PerceptualHash | null {
  const bytes = lookBytes(luma, chroma(colours));
  if (bytes === null) return null;
  let text = '';
  for (const value of bytes) text += HEXADECIMAL[value];
  return text;
}

const HEXADECIMAL = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

function lookBytes(grid: Float64Array, colours: Uint8Array): Uint8Array | null {
  const frequencies = lowFrequencies(grid);
  const content = frequencies.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (content < LEAST_CONTENT) return null;
  const bytes = new Uint8Array(HASH_BYTES);
  const turn = canonicalTurn(frequencies, FREQUENCIES);
  bytes.set(hashBits(frequencies, content));
  bytes.set(hashBits(turnFrequencies(frequencies, FREQUENCIES, turn), content), TURNED_AT);
  bytes[TURN_AT] = turn;
  bytes[CONTENT_AT] = Math.min(255, Math.floor(content));
  setLayout(bytes, grid);
  bytes.set(colours, COLOUR_AT);
  return bytes;
}

/** Plain loops: with a call for each of the thousand cells this would take as long as the frequencies do. */
function setLayout(bytes: Uint8Array, grid: Float64Array): void {
  let least = 255;
  let most = 0;
  for (const value of grid) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const darkest = Math.floor(least);
  const range = Math.max(LEAST_RANGE, Math.ceil(most) - darkest);
  bytes[DARKEST_AT] = darkest;
  bytes[RANGE_AT] = range;
  for (let i = 0; i < grid.length; i++)
    bytes[LUMA_AT + i] = Math.round((255 * ((grid[i] ?? 0) - darkest)) / range);
}

/** Whether the hash proper says enough for two of them to be compared without their layouts. */
export function isTelling(hash: PerceptualHash): boolean {
  return !(Number.parseInt(hash.slice(2 * CONTENT_AT, 2 * CONTENT_AT + 2), 16) < FULL_CONTENT);
}

/**
 * A bit per frequency. Those that a symmetric picture does not have are zero but for noise, and the median with
 * them: a bit is set only clearly above it.
 */
function hashBits(coefficients: Float64Array, content: number): Uint8Array {
  const sorted = coefficients.slice().sort();
  const above = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2 + Math.min(1, content / FULL_CONTENT);
  const bytes = new Uint8Array(8);
  coefficients.forEach((value, i) => {
    if (i > 0 && value > above) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (128 >> (i & 7));
  });
  return bytes;
}

const COSINES = Float64Array.from({ length: FREQUENCIES * LAYOUT_SIDE }, (_, i) => {
  const frequency = Math.floor(i / LAYOUT_SIDE);
  return Math.cos(((2 * (i % LAYOUT_SIDE) + 1) * frequency * Math.PI) / (2 * LAYOUT_SIDE));
});

/** Rows of the 8 × 8 block of frequencies 0–7 in both directions; the constant one is left out as 0. */
function lowFrequencies(small: Float64Array): Float64Array {
  const rows = new Float64Array(FREQUENCIES * LAYOUT_SIDE);
  for (let y = 0; y < LAYOUT_SIDE; y++) {
    for (let u = 0; u < FREQUENCIES; u++) {
      let sum = 0;
      for (let x = 0; x < LAYOUT_SIDE; x++)
        sum += (small[y * LAYOUT_SIDE + x] ?? 0) * (COSINES[u * LAYOUT_SIDE + x] ?? 0);
      rows[y * FREQUENCIES + u] = sum;
    }
  }
  const block = new Float64Array(FREQUENCIES * FREQUENCIES);
  for (let v = 0; v < FREQUENCIES; v++) {
    for (let u = 0; u < FREQUENCIES; u++) {
      let sum = 0;
      for (let y = 0; y < LAYOUT_SIDE; y++)
        sum += (rows[y * FREQUENCIES + u] ?? 0) * (COSINES[v * LAYOUT_SIDE + y] ?? 0);
      block[v * FREQUENCIES + u] = sum / LAYOUT_SIDE;
    }
  }
  block[0] = 0;
  return block;
}

/** Mean Cb, then mean Cr (both around 128) per cell. */
function chroma(colours: Float64Array): Uint8Array {
  const cells = COLOUR_SIDE ** 2;
  const grid = new Uint8Array(2 * cells);
  for (let cell = 0; cell < cells; cell++) {
    const [r = 0, g = 0, b = 0] = colours.subarray(3 * cell, 3 * cell + 3);
    grid[cell] = Math.round(128 - 0.1687 * r - 0.3313 * g + 0.5 * b);
    grid[cells + cell] = Math.round(128 + 0.5 * r - 0.4187 * g - 0.0813 * b);
  }
  return grid;
}

const BITS_OF_NIBBLE = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4];

/** Bits in which the hashes proper differ, 0–64. */
export function hammingDistance(a: PerceptualHash, b: PerceptualHash): number {
  let bits = 0;
  for (let i = 0; i < 16; i++) {
    bits += BITS_OF_NIBBLE[Number.parseInt(a[i] ?? '0', 16) ^ Number.parseInt(b[i] ?? '0', 16)] ?? 0;
  }
  return bits;
}
