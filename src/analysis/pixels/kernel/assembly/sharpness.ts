import { LUMA, SCRATCH } from './memory';

/** Tiles per side in which sharpness is looked for. */
const TILES: i32 = 6;
/** Sums and counts of the tiles stand before the halves. */
const SUMS: usize = SCRATCH;
const COUNTS: usize = SUMS + 8 * TILES * TILES;
const HALVES: usize = COUNTS + 8 * TILES * TILES;

let level: usize = LUMA;

/** Begins anew with the picture itself. */
export function beginOctaves(): void {
  level = LUMA;
}

/**
 * Halves the picture as it stands, which has the width and height that are given, and goes on with the half. Leaves in
 * the scratch memory the mean absolute deviation of each pixel from its 2 × 2 mean in 6 × 6 tiles (64-bit floats).
 */
export function nextOctave(width: i32, height: i32): void {
  const w = width >> 1;
  const h = height >> 1;
  const from = level;
  const half = from === LUMA ? HALVES : from + ((<usize>(width * height)) << 2);
  const below = (<usize>width) << 2;
  memory.fill(SUMS, 0, 16 * TILES * TILES);
  for (let y = 0; y < h; y++) {
    const tileRow = ((2 * y * TILES) / height) * TILES;
    const line = from + ((<usize>(2 * y * width)) << 2);
    const to = half + ((<usize>(y * w)) << 2);
    let x = 0;
    for (let column = 0; column < TILES; column++) {
      // The first place that belongs to the next tile.
      const end = min(w, ((column + 1) * width + 2 * TILES - 1) / (2 * TILES));
      let sum: f64 = 0;
      const first = x;
      for (; x < end; x++) {
        const at = line + ((<usize>x) << 3);
        const a = <f64>load<f32>(at);
        const b = <f64>load<f32>(at, 4);
        const c = <f64>load<f32>(at + below);
        const d = <f64>load<f32>(at + below, 4);
        const mean = (a + b + c + d) / 4;
        store<f32>(to + ((<usize>x) << 2), <f32>mean);
        sum += abs(a - mean) + abs(b - mean) + abs(c - mean) + abs(d - mean);
      }
      const tile = (<usize>(tileRow + column)) << 3;
      store<f64>(SUMS + tile, load<f64>(SUMS + tile) + sum);
      store<f64>(COUNTS + tile, load<f64>(COUNTS + tile) + <f64>(4 * (x - first)));
    }
  }
  for (let tile: usize = 0; tile < 8 * TILES * TILES; tile += 8)
    store<f64>(SUMS + tile, load<f64>(SUMS + tile) / max(<f64>1, load<f64>(COUNTS + tile)));
  level = half;
}
