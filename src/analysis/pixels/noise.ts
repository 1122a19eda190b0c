import type { Raster } from './raster.ts';

/** Side of the blocks in which noise is estimated. */
const BLOCK = 8;

/**
 * Grain: what a sensor leaves in smooth areas and a drawn picture has not. The estimate per block is
 * Immerkær's (1996): the mean absolute response to [1 −2 1; −2 4 −2; 1 −2 1], which is blind to ramps,
 * times √(π/2)/6 = 0.2089 for the standard deviation of the noise.
 */
export function noise({ luma, width, height }: Raster) {
  const estimates: number[] = [];
  let silent = 0;
  for (let top = 1; top + BLOCK < height; top += BLOCK) {
    for (let left = 1; left + BLOCK < width; left += BLOCK) {
      let sum = 0;
      for (let y = top; y < top + BLOCK; y++) {
        for (let x = left; x < left + BLOCK; x++) {
          const i = y * width + x;
          const up = i - width;
          const down = i + width;
          sum += Math.abs(
            (luma[up - 1] ?? 0) -
              2 * (luma[up] ?? 0) +
              (luma[up + 1] ?? 0) -
              2 * (luma[i - 1] ?? 0) +
              4 * (luma[i] ?? 0) -
              2 * (luma[i + 1] ?? 0) +
              (luma[down - 1] ?? 0) -
              2 * (luma[down] ?? 0) +
              (luma[down + 1] ?? 0),
          );
        }
      }
      const sigma = (0.2089 * sum) / (BLOCK * BLOCK);
      estimates.push(sigma);
      if (sigma < 0.12) silent++;
    }
  }
  estimates.sort((a, b) => a - b);
  const at = (share: number) => estimates[Math.floor(share * (estimates.length - 1))] ?? 0;
  return {
    noise_silent: silent / Math.max(1, estimates.length),
    noise_p5: at(0.05),
    noise_p20: at(0.2),
    noise_p50: at(0.5),
    noise_p90: at(0.9),
    noise_p99: at(0.99),
  };
}
