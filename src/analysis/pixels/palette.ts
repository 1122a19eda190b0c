import { kernel, levels, results, scratch } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** Colours: how many there are, how they pile up, how saturated they are, how much is black, white or grey. */
export function palette({ width, height }: Raster) {
  const pixels = width * height;
  kernel.countColours(pixels);
  const [white = 0, black = 0, grey = 0, vivid = 0, saturation = 0] = results;
  const [rg2 = 0, yb2 = 0, red = 0, green = 0, blue = 0] = results.subarray(5);
  const meanRg = (red - green) / pixels;
  const meanYb = (0.5 * (red + green) - blue) / pixels;
  const deviation = Math.sqrt(
    Math.max(0, rg2 / pixels - meanRg ** 2) + Math.max(0, yb2 / 4 / pixels - meanYb ** 2),
  );
  return {
    ...peaks(pixels),
    ...tones(pixels),
    pure_white: white / pixels,
    pure_black: black / pixels,
    grey_share: grey / pixels,
    vivid_share: vivid / pixels,
    saturation: saturation / pixels,
    colourfulness: deviation + 0.3 * Math.hypot(meanRg, meanYb),
    tint: (Math.max(red, green, blue) - Math.min(red, green, blue)) / pixels,
  };
}

/** The sixteen most frequent colours are enough to be kept in order. */
const PEAKS = 16;
const highest = new Uint32Array(PEAKS + 1);
/** Most colours have few pixels, and the logarithm of a few counts is all that is needed. */
const terms = new Float64Array(256);

function peaks(pixels: number) {
  highest.fill(0);
  terms.fill(0);
  const counts = scratch.counts(kernel.colourCounts());
  const colours = counts.length;
  let entropy = 0;
  for (const count of counts) {
    if (count > (highest[PEAKS - 1] ?? 0)) rank(count);
    let term = terms[count] ?? 0;
    if (term === 0) {
      term = (count / pixels) * Math.log2(count / pixels);
      if (count < terms.length) terms[count] = term;
    }
    entropy -= term;
  }
  const upTo = (n: number) => highest.subarray(0, n).reduce((sum, count) => sum + count, 0) / pixels;
  return {
    colours: Math.log2(1 + colours),
    colours_per_pixel: colours / pixels,
    colour_entropy: entropy,
    top_colour: upTo(1),
    top_4_colours: upTo(4),
    top_16_colours: upTo(PEAKS),
  };
}

/** Puts a count where it belongs among the highest. */
function rank(count: number): void {
  let at = PEAKS;
  for (; at > 0 && (highest[at - 1] ?? 0) < count; at--) highest[at] = highest[at - 1] ?? 0;
  highest[at] = count;
}

function tones(pixels: number) {
  let mean = 0;
  let square = 0;
  let entropy = 0;
  let filled = 0;
  for (let level = 0; level < 256; level++) {
    const p = (levels[level] ?? 0) / pixels;
    if (p === 0) continue;
    filled++;
    mean += p * level;
    square += p * level * level;
    entropy -= p * Math.log2(p);
  }
  const at = (share: number) => {
    let sum = 0;
    for (let level = 0; level < 256; level++) {
      sum += levels[level] ?? 0;
      if (sum > share * pixels) return level;
    }
    return 255;
  };
  const [p1, p5, p50, p95, p99] = [at(0.01), at(0.05), at(0.5), at(0.95), at(0.99)];
  return {
    luma_mean: mean,
    luma_deviation: Math.sqrt(Math.max(0, square - mean * mean)),
    luma_entropy: entropy,
    luma_levels: filled,
    luma_p1: p1,
    luma_p5: p5,
    luma_p50: p50,
    luma_p95: p95,
    luma_p99: p99,
    luma_range: p99 - p1,
  };
}
