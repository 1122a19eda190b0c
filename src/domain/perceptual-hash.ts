import type { PerceptualHash } from './measurements.ts';

/** Side of the square that the picture is averaged down to before its frequencies are taken. */
const SIDE = 32;
const FREQUENCIES = 8;

/** Side of the luma grid that confirms a pair: bursts and look-alike screens differ in some of its cells. */
export const LAYOUT_SIDE = 16;

/** Side of the two grids of colour differences. */
export const COLOUR_SIDE = 4;

/** Bytes of a perceptual hash: 8 of the hash proper, then the luma grid, then Cb and Cr. */
export const HASH_BYTES = 8 + LAYOUT_SIDE ** 2 + 2 * COLOUR_SIDE ** 2;

/** Below this every frequency is chance: the picture is one colour or a smooth ramp of a few levels. */
const LEAST_CONTENT = 24;

const COSINES = Float64Array.from({ length: FREQUENCIES * SIDE }, (_, i) => {
  const frequency = Math.floor(i / SIDE);
  return Math.cos(((2 * (i % SIDE) + 1) * frequency * Math.PI) / (2 * SIDE));
});

/** A picture to be hashed: interleaved 8-bit RGB and its luma (0–255), row by row. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly rgb: ArrayLike<number>;
  readonly luma: ArrayLike<number>;
}

/**
 * pHash (Zauner 2010) followed by a colour layout (after MPEG-7's descriptor), as hexadecimal text. The
 * hash proper: luma averaged to 32 × 32, its frequencies 0–7 in both directions, one bit each, above or
 * below their median (the constant one says only how bright it is; its bit stays 0). It finds candidates; the layout (16 × 16 luma, 4 × 4 Cb and Cr) confirms them.
 * Null for a picture without content.
 */
export function perceptualHash({ rgb, luma, width, height }: Look): PerceptualHash | null {
  const small = average(luma, width, height, SIDE, SIDE);
  const bits = hashBits(small);
  if (bits === null) return null;
  const bytes = new Uint8Array(HASH_BYTES);
  bytes.set(bits);
  let at = 8;
  for (let y = 0; y < SIDE; y += 2) {
    for (let x = 0; x < SIDE; x += 2) {
      const i = y * SIDE + x;
      const sum = (small[i] ?? 0) + (small[i + 1] ?? 0) + (small[i + SIDE] ?? 0) + (small[i + SIDE + 1] ?? 0);
      bytes[at++] = Math.round(sum / 4);
    }
  }
  for (const value of colourGrid(rgb, width, height)) bytes[at++] = value;
  return Array.from(bytes, (value) => value.toString(16).padStart(2, '0')).join('');
}

/** The 8 bytes of the hash proper, from a 32 × 32 average of luma; null without content. */
function hashBits(small: Float64Array): Uint8Array | null {
  const coefficients = lowFrequencies(small);
  const sorted = coefficients.slice().sort();
  if (Math.max(-(sorted[0] ?? 0), sorted[63] ?? 0) < LEAST_CONTENT) return null;
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  const bytes = new Uint8Array(8);
  coefficients.forEach((value, i) => {
    if (i > 0 && value > median) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (128 >> (i & 7));
  });
  return bytes;
}

/** Rows of the 8 × 8 block of frequencies 0–7 in both directions; the constant one is left out as 0. */
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
  block[0] = 0;
  return block;
}

/** Mean Cb, then mean Cr (both around 128) per cell. */
function colourGrid(rgb: ArrayLike<number>, width: number, height: number): Uint8Array {
  const cells = COLOUR_SIDE ** 2;
  const sums = new Float64Array(3 * cells);
  const counts = new Float64Array(cells);
  const edges = Array.from({ length: COLOUR_SIDE + 1 }, (_, i) => Math.ceil((i * width) / COLOUR_SIDE));
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * COLOUR_SIDE) / height) * COLOUR_SIDE;
    for (let column = 0; column < COLOUR_SIDE; column++) {
      const start = edges[column] ?? 0;
      const end = edges[column + 1] ?? width;
      let r = 0;
      let g = 0;
      let b = 0;
      for (let at = 3 * (y * width + start), last = 3 * (y * width + end); at < last; at += 3) {
        r += rgb[at] ?? 0;
        g += rgb[at + 1] ?? 0;
        b += rgb[at + 2] ?? 0;
      }
      const cell = row + column;
      counts[cell] = (counts[cell] ?? 0) + end - start;
      sums[3 * cell] = (sums[3 * cell] ?? 0) + r;
      sums[3 * cell + 1] = (sums[3 * cell + 1] ?? 0) + g;
      sums[3 * cell + 2] = (sums[3 * cell + 2] ?? 0) + b;
    }
  }
  const grid = new Uint8Array(2 * cells);
  for (let cell = 0; cell < cells; cell++) {
    const n = Math.max(1, counts[cell] ?? 0);
    const [r, g, b] = [0, 1, 2].map((channel) => (sums[3 * cell + channel] ?? 0) / n) as [
      number,
      number,
      number,
    ];
    grid[cell] = Math.round(128 - 0.1687 * r - 0.3313 * g + 0.5 * b);
    grid[cells + cell] = Math.round(128 + 0.5 * r - 0.4187 * g - 0.0813 * b);
  }
  return grid;
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
  const spans = shares(width, columns);
  const cells = Uint16Array.from(spans, ({ cell }) => cell);
  const froms = Uint32Array.from(spans, ({ from }) => from);
  const weights = Float64Array.from(spans, ({ share }) => share);
  for (let y = 0; y < height; y++) {
    const line = y * width;
    const to = y * columns;
    for (let i = 0; i < cells.length; i++) {
      const at = to + (cells[i] ?? 0);
      across[at] = (across[at] ?? 0) + (weights[i] ?? 0) * (values[line + (froms[i] ?? 0)] ?? 0);
    }
  }
  const grid = new Float64Array(columns * rows);
  for (const { cell, from, share } of shares(height, rows)) {
    for (let column = 0; column < columns; column++) {
      const i = cell * columns + column;
      grid[i] = (grid[i] ?? 0) + share * (across[from * columns + column] ?? 0);
    }
  }
  return grid;
}

/** Which pixels of a line fall into which cell, and with what share of the cell. */
function shares(length: number, cells: number): { cell: number; from: number; share: number }[] {
  const size = length / cells;
  const found: { cell: number; from: number; share: number }[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const start = cell * size;
    const end = start + size;
    const last = Math.min(length - 1, Math.ceil(end) - 1);
    for (let from = Math.floor(start); from <= last; from++) {
      const share = (Math.min(end, from + 1) - Math.max(start, from)) / size;
      if (share > 0) found.push({ cell, from, share });
    }
  }
  return found;
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
