import type { Raster } from './raster.ts';

/** 1/n for each 8-bit value, 0 for 0: a division for each pixel is what this loop would wait for. */
const INVERSE = Float64Array.from({ length: 256 }, (_, n) => (n === 0 ? 0 : 1 / n));

/** Colours: how many there are, how they pile up, how saturated they are, how much is black, white or grey. */
export function palette({ rgb, luma, width, height }: Raster) {
  const pixels = width * height;
  const bins = new Uint32Array(32_768);
  const levels = new Uint32Array(256);
  let white = 0;
  let black = 0;
  let grey = 0;
  let vivid = 0;
  let saturation = 0;
  let rg2 = 0;
  let yb2 = 0;
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let i = 0, at = 0; i < pixels; i++, at += 3) {
    const r = rgb[at] ?? 0;
    const g = rgb[at + 1] ?? 0;
    const b = rgb[at + 2] ?? 0;
    const bin = ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);
    bins[bin] = (bins[bin] ?? 0) + 1;
    const level = (luma[i] ?? 0) | 0;
    levels[level] = (levels[level] ?? 0) + 1;
    const most = r > g ? (r > b ? r : b) : g > b ? g : b;
    const least = r < g ? (r < b ? r : b) : g < b ? g : b;
    const spread = most - least;
    if (least >= 248) white++;
    else if (most <= 7) black++;
    if (spread <= 8) grey++;
    saturation += spread * (INVERSE[most] ?? 0);
    if (5 * spread > 3 * most && most > 60) vivid++;
    const a = r - g;
    const c = 0.5 * (r + g) - b;
    rg2 += a * a;
    yb2 += c * c;
    red += r;
    green += g;
    blue += b;
  }
  const meanRg = (red - green) / pixels;
  const meanYb = (0.5 * (red + green) - blue) / pixels;
  const deviation = Math.sqrt(
    Math.max(0, rg2 / pixels - meanRg ** 2) + Math.max(0, yb2 / pixels - meanYb ** 2),
  );
  return {
    ...peaks(bins, pixels),
    ...tones(levels, pixels),
    pure_white: white / pixels,
    pure_black: black / pixels,
    grey_share: grey / pixels,
    vivid_share: vivid / pixels,
    saturation: saturation / pixels,
    colourfulness: deviation + 0.3 * Math.hypot(meanRg, meanYb),
    tint: (Math.max(red, green, blue) - Math.min(red, green, blue)) / pixels,
  };
}

function peaks(bins: Uint32Array, pixels: number) {
  const counts: number[] = [];
  let entropy = 0;
  for (const count of bins) {
    if (count === 0) continue;
    counts.push(count);
    const p = count / pixels;
    entropy -= p * Math.log2(p);
  }
  counts.sort((a, b) => b - a);
  const upTo = (n: number) => counts.slice(0, n).reduce((sum, count) => sum + count, 0) / pixels;
  return {
    colours: Math.log2(1 + counts.length),
    colours_per_pixel: counts.length / pixels,
    colour_entropy: entropy,
    top_colour: upTo(1),
    top_4_colours: upTo(4),
    top_16_colours: upTo(16),
  };
}

function tones(levels: Uint32Array, pixels: number) {
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
