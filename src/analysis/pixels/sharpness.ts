import type { Raster } from './raster.ts';

/** One octave of detail: mean absolute difference between the picture and itself at half the size. */
interface Level {
  readonly luma: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Tiles per side in which sharpness is looked for: a sharp subject anywhere means "not blurred". */
const TILES = 6;

/**
 * Sharpness at several scales. A picture in focus has about as much detail in the finest octave as in the
 * next (natural images fall off as 1/f); a blurred one loses the finest first, whatever its contrast.
 */
export function sharpness({ luma, width, height }: Raster) {
  const levels: Level[] = [{ luma, width, height }];
  for (let n = 0; n < 4; n++) {
    const last = levels[n];
    if (!last || Math.min(last.width, last.height) < 8) break;
    levels.push(halve(last));
  }
  const detail = levels.slice(0, -1).map((level) => tileDetail(level));
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

function halve({ luma, width, height }: Level): Level {
  const w = width >> 1;
  const h = height >> 1;
  const half = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = 2 * y * width + 2 * x;
      half[y * w + x] =
        ((luma[i] ?? 0) + (luma[i + 1] ?? 0) + (luma[i + width] ?? 0) + (luma[i + width + 1] ?? 0)) / 4;
    }
  }
  return { luma: half, width: w, height: h };
}

/** Mean absolute deviation of each pixel from its 2 × 2 mean, per tile. */
function tileDetail({ luma, width, height }: Level): Float64Array {
  const sums = new Float64Array(TILES * TILES);
  const counts = new Float64Array(TILES * TILES);
  for (let y = 0; y + 1 < height; y += 2) {
    const tileRow = Math.floor((y * TILES) / height) * TILES;
    for (let x = 0; x + 1 < width; x += 2) {
      const i = y * width + x;
      const a = luma[i] ?? 0;
      const b = luma[i + 1] ?? 0;
      const c = luma[i + width] ?? 0;
      const d = luma[i + width + 1] ?? 0;
      const mean = (a + b + c + d) / 4;
      const tile = tileRow + Math.floor((x * TILES) / width);
      sums[tile] =
        (sums[tile] ?? 0) + Math.abs(a - mean) + Math.abs(b - mean) + Math.abs(c - mean) + Math.abs(d - mean);
      counts[tile] = (counts[tile] ?? 0) + 4;
    }
  }
  return sums.map((sum, tile) => sum / Math.max(1, counts[tile] ?? 0));
}
