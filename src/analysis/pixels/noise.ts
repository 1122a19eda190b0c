import { kernel, scratch } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** Side of the blocks in which noise is estimated, as in the kernel. */
const BLOCK = 8;
/** Less grain than this is none. */
const SILENT = 0.12;

/**
 * Grain: what a sensor leaves in smooth areas and a drawn picture has not. The estimate per block is
 * Immerkær's (1996): the mean absolute response to [1 −2 1; −2 4 −2; 1 −2 1], which is blind to ramps,
 * times √(π/2)/6 = 0.2089 for the standard deviation of the noise.
 */
export function noise({ width, height }: Raster) {
  const rows = blocksIn(height);
  const columns = blocksIn(width);
  kernel.grainOfBlocks(width, columns, rows);
  const estimates = scratch.numbers(rows * columns).sort();
  const silent = estimates.findIndex((sigma) => sigma >= SILENT);
  const at = (share: number) => estimates[Math.floor(share * (estimates.length - 1))] ?? 0;
  return {
    noise_silent: (silent < 0 ? estimates.length : silent) / Math.max(1, estimates.length),
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
