import { kernel, results } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** How strong edges are, which way they run and how sharply they step. */
export function edges({ width, height }: Raster) {
  kernel.edgeSums(width, height);
  const [sum = 0, square = 0, fourth = 0, calm = 0, energy = 0, axis = 0, horizontal = 0] = results;
  const [strong = 0, sudden = 0, ...directions] = results.subarray(7);
  const n = Math.max(1, (width - 4) * (height - 4));
  const mean = sum / n;
  const variance = Math.max(1e-6, square / n - mean * mean);
  let entropy = 0;
  for (const direction of directions) {
    const p = direction / Math.max(1, energy);
    if (p > 0) entropy -= p * Math.log2(p);
  }
  return {
    edge_density: strong / n,
    edge_strength: mean,
    edge_calm: calm / n,
    edge_axis: energy > 0 ? axis / energy : 0,
    edge_horizontal: axis > 0 ? horizontal / axis : 0,
    edge_entropy: entropy,
    edge_kurtosis: Math.log2(1 + fourth / n / (square / n + 1e-6) ** 2),
    edge_contrast: Math.sqrt(variance) / (mean + 1),
    edge_step: strong > 0 ? sudden / strong : 0,
  };
}
