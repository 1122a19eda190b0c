import type { Raster } from './raster.ts';

/** Right, down and both diagonals: no two of them lie within 45° of each other. */
const DIRECTIONS = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const;
/** Pixels: what a motion of several pixels has levelled at the near distance is still there at the far one. */
const FAR = 5;

/**
 * How unlike the directions are in fine detail: a moved camera levels detail along one direction and leaves the
 * others. 0 = one direction has lost all of it, 1 = all are alike.
 */
export function smear({ luma, width, height }: Raster) {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const [right, down] of DIRECTIONS) {
    const kept = keptAlong(luma, width, height, down * width + right);
    least = Math.min(least, kept);
    most = Math.max(most, kept);
  }
  return { smear: least / most };
}

/** Difference to the next pixel over that to a far one, along the direction in which pixels are `step` apart. */
function keptAlong(luma: Float32Array, width: number, height: number, step: number): number {
  let near = 0;
  let far = 0;
  // Every other row tells as much as all of them.
  for (let y = FAR; y < height - FAR; y += 2) {
    for (let i = y * width, end = i + width - FAR; i < end; i++) {
      const here = luma[i] ?? 0;
      near += Math.abs(here - (luma[i + step] ?? 0));
      far += Math.abs(here - (luma[i + FAR * step] ?? 0));
    }
  }
  return (near + 1e-6) / (far + 1e-6);
}
