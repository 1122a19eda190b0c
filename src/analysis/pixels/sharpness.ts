import type { Raster } from './raster.ts';

/** The picture at one size. */
interface Level {
  readonly luma: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Octaves of detail: each is what the picture has more than itself at half the size. */
const OCTAVES = 4;

/** Tiles per side in which sharpness is looked for: a sharp subject anywhere means "not blurred". */
const TILES = 6;

/**
 * Sharpness at several scales. A picture in focus has about as much detail in the finest octave as in the
 * next (natural images fall off as 1/f); a blurred one loses the finest first, whatever its contrast.
 */
export function sharpness({ luma, width, height }: Raster) {
  const detail: Float64Array[] = [];
  for (let level: Level = { luma, width, height }; detail.length < OCTAVES; ) {
    if (Math.min(level.width, level.height) < 8) break;
    const { half, tiles } = octave(level);
    detail.push(tiles);
    level = half;
  }
  const ratio = (fine: number, coarse: number) => (fine + 0.05) / (coarse + 0.15);
  const tiles = TILES * TILES;
  const fineRatios: number[] = [];
  let peak = 0;
  let best = 0;
  for (let tile = 0; tile < tiles; tile++) {
    const d0 = detail[0]?.[tile] ?? 0;
    const d1 = detail[1]?.[tile] ?? 0;
    if (d0 > peak) peak = d0;
    if (d1 < 1) continue;
    const r = ratio(d0, d1);
    fineRatios.push(r);
    if (r > best) best = r;
  }
  fineRatios.sort((a, b) => a - b);
  const mean = (n: number) => {
    const values = detail[n];
    return values ? values.reduce((sum, value) => sum + value, 0) / tiles : 0;
  };
  const [m0, m1, m2, m3] = [mean(0), mean(1), mean(2), mean(3)];
  return {
    detail_fine: m0,
    detail_coarse: m3,
    detail_peak: peak,
    detail_0_1: ratio(m0, m1),
    detail_1_2: ratio(m1, m2),
    detail_2_3: ratio(m2, m3),
    sharp_best: best,
    sharp_p75: fineRatios[Math.floor(0.75 * fineRatios.length)] ?? 0,
    sharp_median: fineRatios[fineRatios.length >> 1] ?? 0,
    sharp_spread: best - (fineRatios[fineRatios.length >> 2] ?? 0),
  };
}

/** Halves a picture, and tells the mean absolute deviation of each pixel from its 2 × 2 mean, per tile. */
function octave({ luma, width, height }: Level): { readonly half: Level; readonly tiles: Float64Array } {
  const w = width >> 1;
  const h = height >> 1;
  const half = new Float32Array(w * h);
  const sums = new Float64Array(TILES * TILES);
  const counts = new Float64Array(TILES * TILES);
  const tileOf = Uint8Array.from({ length: w }, (_, x) => Math.floor((2 * x * TILES) / width));
  for (let y = 0; y < h; y++) {
    const tileRow = Math.floor((2 * y * TILES) / height) * TILES;
    for (let x = 0, i = 2 * y * width; x < w; x++, i += 2) {
      const a = luma[i] ?? 0;
      const b = luma[i + 1] ?? 0;
      const c = luma[i + width] ?? 0;
      const d = luma[i + width + 1] ?? 0;
      const mean = (a + b + c + d) / 4;
      half[y * w + x] = mean;
      const tile = tileRow + (tileOf[x] ?? 0);
      sums[tile] =
        (sums[tile] ?? 0) + Math.abs(a - mean) + Math.abs(b - mean) + Math.abs(c - mean) + Math.abs(d - mean);
      counts[tile] = (counts[tile] ?? 0) + 4;
    }
  }
  for (let tile = 0; tile < sums.length; tile++)
    sums[tile] = (sums[tile] ?? 0) / Math.max(1, counts[tile] ?? 0);
  return { half: { luma: half, width: w, height: h }, tiles: sums };
}
