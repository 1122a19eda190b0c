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
  const near = new Float64Array(DIRECTIONS.length);
  const far = new Float64Array(DIRECTIONS.length);
  // Every other row tells as much as all of them.
  for (let y = FAR; y < height - FAR; y += 2)
    for (let x = 0; x < width - FAR; x++) {
      const at = y * width + x;
      const here = luma[at] ?? 0;
      for (let d = 0; d < DIRECTIONS.length; d++) {
        const [dx, dy] = DIRECTIONS[d] ?? [1, 0];
        const step = dy * width + dx;
        near[d] = (near[d] ?? 0) + Math.abs(here - (luma[at + step] ?? 0));
        far[d] = (far[d] ?? 0) + Math.abs(here - (luma[at + FAR * step] ?? 0));
      }
    }
  const kept = DIRECTIONS.map((_, d) => ((near[d] ?? 0) + 1e-6) / ((far[d] ?? 0) + 1e-6));
  return { smear: Math.min(...kept) / Math.max(...kept) };
}
