import type { PerceptualHash } from './measurements.ts';

/** Side of the square that the picture is averaged down to before its frequencies are taken. */
const SIDE = 32;
const FREQUENCIES = 8;

const COSINES = Float64Array.from({ length: FREQUENCIES * SIDE }, (_, i) => {
  const frequency = Math.floor(i / SIDE) + 1;
  return Math.cos(((2 * (i % SIDE) + 1) * frequency * Math.PI) / (2 * SIDE));
});

/**
 * pHash (Zauner 2010) on luma: the picture averaged to 32 × 32, its 8 × 8 lowest frequencies without the
 * constant ones, one bit each: above or below their median. Scaling and re-encoding move few bits.
 * Null for a picture without any content (one colour): every such hash would be chance.
 */
export function perceptualHash(
  luma: ArrayLike<number>,
  width: number,
  height: number,
): PerceptualHash | null {
  const small = average(luma, width, height, SIDE, SIDE);
  const coefficients = lowFrequencies(small);
  const sorted = [...coefficients].sort((a, b) => a - b);
  if (Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted[63] ?? 0)) < 24) return null;
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  let hash = '';
  for (let nibble = 0; nibble < 16; nibble++) {
    let value = 0;
    for (let bit = 0; bit < 4; bit++)
      value = value * 2 + ((coefficients[nibble * 4 + bit] ?? 0) > median ? 1 : 0);
    hash += value.toString(16);
  }
  return hash;
}

/** Rows of the 8 × 8 block of frequencies 1–8 in both directions. */
function lowFrequencies(small: Float64Array): Float64Array {
  const rows = new Float64Array(FREQUENCIES * SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let u = 0; u < FREQUENCIES; u++) {
      let sum = 0;
      for (let x = 0; x < SIDE; x++) sum += (small[y * SIDE + x] ?? 0) * (COSINES[u * SIDE + x] ?? 0);
      rows[y * FREQUENCIES + u] = sum;
    }
  }
  const block = new Float64Array(FREQUENCIES * FREQUENCIES);
  for (let v = 0; v < FREQUENCIES; v++) {
    for (let u = 0; u < FREQUENCIES; u++) {
      let sum = 0;
      for (let y = 0; y < SIDE; y++) sum += (rows[y * FREQUENCIES + u] ?? 0) * (COSINES[v * SIDE + y] ?? 0);
      block[v * FREQUENCIES + u] = sum / SIDE;
    }
  }
  return block;
}

/**
 * Area average of a picture on a grid: every pixel counts with the share of it that lies in a cell, so
 * that the same picture at another size gives the same grid.
 */
export function average(
  values: ArrayLike<number>,
  width: number,
  height: number,
  columns: number,
  rows: number,
): Float64Array {
  const across = new Float64Array(columns * height);
  const cell = width / columns;
  for (let column = 0; column < columns; column++) {
    const from = column * cell;
    const to = from + cell;
    const first = Math.floor(from);
    const last = Math.min(width - 1, Math.ceil(to) - 1);
    for (let x = first; x <= last; x++) {
      const share = (Math.min(to, x + 1) - Math.max(from, x)) / cell;
      for (let y = 0; y < height; y++) {
        const i = y * columns + column;
        across[i] = (across[i] ?? 0) + share * (values[y * width + x] ?? 0);
      }
    }
  }
  const grid = new Float64Array(columns * rows);
  const tall = height / rows;
  for (let row = 0; row < rows; row++) {
    const from = row * tall;
    const to = from + tall;
    const last = Math.min(height - 1, Math.ceil(to) - 1);
    for (let y = Math.floor(from); y <= last; y++) {
      const share = (Math.min(to, y + 1) - Math.max(from, y)) / tall;
      for (let column = 0; column < columns; column++) {
        const i = row * columns + column;
        grid[i] = (grid[i] ?? 0) + share * (across[y * columns + column] ?? 0);
      }
    }
  }
  return grid;
}

const BITS_OF_NIBBLE = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4];

/** Bits in which two hashes differ, 0–64. */
export function hammingDistance(a: PerceptualHash, b: PerceptualHash): number {
  let bits = 0;
  for (let i = 0; i < 16; i++) {
    bits += BITS_OF_NIBBLE[Number.parseInt(a[i] ?? '0', 16) ^ Number.parseInt(b[i] ?? '0', 16)] ?? 0;
  }
  return bits;
}
