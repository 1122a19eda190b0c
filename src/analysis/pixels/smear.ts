import { kernel, results } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** Right, down and both diagonals: no two of them lie within 45° of each other. */
const DIRECTIONS = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const;
/**
 * How unlike the directions are in fine detail: a moved camera levels detail along one direction and leaves the
 * others. 0 = one direction has lost all of it, 1 = all are alike.
 */
export function smear({ width, height }: Raster) {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const [right, down] of DIRECTIONS) {
    const kept = keptAlong(width, height, down * width + right);
    least = Math.min(least, kept);
    most = Math.max(most, kept);
  }
  return { smear: least / most };
}

/** Difference to the next pixel over that to a far one, along the direction in which pixels are `step` apart. */
function keptAlong(width: number, height: number, step: number): number {
  kernel.differencesAlong(width, height, step);
  const [near = 0, far = 0] = results;
  return (near + 1e-6) / (far + 1e-6);
}
