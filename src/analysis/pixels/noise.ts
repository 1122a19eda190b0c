import type { Raster } from './raster.ts';

/** Side of the blocks in which noise is estimated. */
const BLOCK = 8;

/**
 * Grain: what a sensor leaves in smooth areas and a drawn picture has not. The estimate per block is
 * Immerkær's (1996): the mean absolute response to [1 −2 1; −2 4 −2; 1 −2 1], which is blind to ramps,
 * times √(π/2)/6 = 0.2089 for the standard deviation of the noise.
 */
export function noise({ luma, width, height }: Raster) {
  const rows = blocksIn(height);
  const columns = blocksIn(width);
  const estimates = new Float64Array(rows * columns);
  let silent = 0;
  for (let block = 0; block < estimates.length; block++) {
    const column = block % columns;
    const top = 1 + ((block - column) / columns) * BLOCK;
    const sigma = grain(luma, width, 1 + column * BLOCK, top);
    estimates[block] = sigma;
    if (sigma < 0.12) silent++;
  }
  estimates.sort();
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

/** Blocks that fit into a length with a pixel around them. */
function blocksIn(length: number): number {
  return Math.max(0, Math.ceil((length - BLOCK - 1) / BLOCK));
}

/** The filter is [1 −2 1] down and then across: of each column the first half is used three times. */
function grain(luma: Float32Array, width: number, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + BLOCK; y++) {
    const row = y * width + left;
    let before = (luma[row - 1 - width] ?? 0) - 2 * (luma[row - 1] ?? 0) + (luma[row - 1 + width] ?? 0);
    let here = (luma[row - width] ?? 0) - 2 * (luma[row] ?? 0) + (luma[row + width] ?? 0);
    for (let i = row + 1, end = row + BLOCK; i <= end; i++) {
      const next = (luma[i - width] ?? 0) - 2 * (luma[i] ?? 0) + (luma[i + width] ?? 0);
      sum += Math.abs(before - 2 * here + next);
      before = here;
      here = next;
    }
  }
  return (0.2089 * sum) / (BLOCK * BLOCK);
}
