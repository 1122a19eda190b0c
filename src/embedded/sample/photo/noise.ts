import type { SeededRandom } from '../../seeded-random.ts';

/** Side of the noise tile; a power of two, so that wrapping is a mask. */
export const TILE = 512;
const MASK = TILE - 1;

/** Fractal value noise, 0–1, that repeats seamlessly every `TILE` pixels. */
export function noiseTile(random: SeededRandom): Float32Array {
  const tile = new Float32Array(TILE * TILE);
  let amplitude = 0.5;
  for (let cells = 4; cells <= 256; cells *= 2) {
    addOctave(tile, cells, amplitude, random);
    amplitude *= 0.68;
  }
  return stretch(tile);
}

function addOctave(tile: Float32Array, cells: number, amplitude: number, random: SeededRandom): void {
  const lattice = Float32Array.from({ length: cells * cells }, () => random.next());
  const at = (x: number, y: number): number => lattice[(y % cells) * cells + (x % cells)] ?? 0;
  const step = cells / TILE;
  for (let y = 0; y < TILE; y++) {
    const cy = Math.floor(y * step);
    const fy = ease(y * step - cy);
    for (let x = 0; x < TILE; x++) {
      const cx = Math.floor(x * step);
      const fx = ease(x * step - cx);
      const top = at(cx, cy) * (1 - fx) + at(cx + 1, cy) * fx;
      const bottom = at(cx, cy + 1) * (1 - fx) + at(cx + 1, cy + 1) * fx;
      const i = y * TILE + x;
      tile[i] = (tile[i] ?? 0) + amplitude * (top * (1 - fy) + bottom * fy);
    }
  }
}

const ease = (t: number): number => t * t * (3 - 2 * t);

function stretch(tile: Float32Array): Float32Array {
  let low = Infinity;
  let high = -Infinity;
  for (const value of tile) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return tile.map((value) => (value - low) / (high - low));
}

/** A column of the tile, whatever `x` is. */
export const wrapped = (x: number): number => x & MASK;

/** Where the row of the tile that stands for `y` begins. */
export const rowStart = (y: number): number => (y & MASK) * TILE;

/** A skyline: `count` heights from 0 to 1, rough at every scale (sum of octaves of 1-D value noise). */
export function ridge(random: SeededRandom, count: number, roughness: number): number[] {
  const heights = new Array<number>(count).fill(0);
  let amplitude = 1;
  let total = 0;
  for (let cells = 2; cells < count; cells *= 2) {
    const knots = Array.from({ length: cells + 2 }, () => random.next());
    for (let i = 0; i < count; i++) {
      const place = (i / count) * cells;
      const knot = Math.floor(place);
      const f = ease(place - knot);
      heights[i] =
        (heights[i] ?? 0) + amplitude * ((knots[knot] ?? 0) * (1 - f) + (knots[knot + 1] ?? 0) * f);
    }
    total += amplitude;
    amplitude *= roughness;
  }
  return heights.map((height) => height / total);
}
