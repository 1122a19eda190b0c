import { kernel, scratch } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** Octaves of detail: each is what the picture has more than itself at half the size. */
const OCTAVES = 4;

/** Tiles per side in which sharpness is looked for, as in the kernel: a sharp subject anywhere means "not blurred". */
const TILES = 6;

/**
 * Sharpness at several scales. A picture in focus has about as much detail in the finest octave as in the
 * next (natural images fall off as 1/f); a blurred one loses the finest first, whatever its contrast.
 */
export function sharpness({ width, height }: Raster) {
  const detail: Float64Array[] = [];
  kernel.beginOctaves();
  for (let [w, h] = [width, height]; detail.length < OCTAVES && Math.min(w, h) >= 8; ) {
    kernel.nextOctave(w, h);
    detail.push(scratch.numbers(TILES * TILES).slice());
    [w, h] = [w >> 1, h >> 1];
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
