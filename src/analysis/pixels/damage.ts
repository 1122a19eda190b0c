import type { Raster } from './raster.ts';

/**
 * What a half-decoded JPEG looks like. Where the coded data end, libjpeg fills up with middle grey; where
 * they were zeroed or overwritten, chroma sinks to green or jumps to colours that no scene has, and what
 * follows is shifted: one row in which nearly every column breaks off.
 */
export interface Damage {
  readonly figures: {
    readonly damage_grey: number;
    readonly damage_green: number;
    readonly damage_break: number;
    readonly damage_row: number;
    readonly damage_vivid: number;
    readonly damage_shift: number;
    readonly damage_still: number;
    readonly damage_breaks: number;
    readonly damage_wild: number;
  };
  readonly damaged: readonly { x: number; y: number; width: number; height: number }[];
}

/** libjpeg's filler is (128, 128, 128); thumbnails' own compression moves it by a level or two. */
const GREY = 128;
const GREY_SPREAD = 3;

/** Rows on either side of a break that scaling blurs together. */
const BLUR = 2;

export function damage(raster: Raster): Damage {
  const { width, height } = raster;
  const grey = greyFill(raster);
  const green = deadGreen(raster);
  const seam = strongestBreak(raster, height - grey);
  const below = colourOf(raster, seam.row, height - grey);
  const above = colourOf(raster, 0, seam.row);
  const figures = {
    damage_grey: grey / height,
    damage_green: green.rows / height,
    damage_break: seam.share,
    damage_row: seam.row / height,
    damage_vivid: below.vivid - above.vivid,
    damage_shift: Math.hypot(below.luma - above.luma, below.rg - above.rg, below.by - above.by),
    damage_still: above.still,
    damage_breaks: seam.breaks,
    damage_wild: below.wild - above.wild,
  };
  return { figures, damaged: [] };
}

/** Rows at the bottom that are middle grey from edge to edge (all but 2 %, for the last coded block). */
function greyFill({ rgb, width, height }: Raster): number {
  let rows = 0;
  for (let y = height - 1; y >= 0; y--) {
    let strange = 0;
    for (let at = 3 * y * width, end = at + 3 * width; at < end; at += 3) {
      const r = (rgb[at] ?? 0) - GREY;
      const g = (rgb[at + 1] ?? 0) - GREY;
      const b = (rgb[at + 2] ?? 0) - GREY;
      if (Math.abs(r) > GREY_SPREAD || Math.abs(g) > GREY_SPREAD || Math.abs(b) > GREY_SPREAD) strange++;
    }
    if (strange > 0.02 * width) break;
    rows++;
  }
  return rows;
}

/** Rows of which three quarters are the green that zeroed chroma gives (Cb = Cr = 0), whatever their luma. */
function deadGreen({ rgb, width, height }: Raster): { rows: number; first: number } {
  let rows = 0;
  let first = height;
  for (let y = 0; y < height; y++) {
    let dead = 0;
    for (let at = 3 * y * width, end = at + 3 * width; at < end; at += 3) {
      const r = rgb[at] ?? 0;
      const g = rgb[at + 1] ?? 0;
      const b = rgb[at + 2] ?? 0;
      if (g - r > 45 && g - b > 45 && r < 0.62 * g && b < 0.5 * g) dead++;
    }
    if (dead < 0.6 * width) continue;
    rows++;
    if (y < first) first = y;
  }
  return { rows, first };
}

/** The row at which most columns break off against their own surroundings above and below. */
function strongestBreak({ rgb, width, height }: Raster, end: number): { row: number; share: number; breaks: number } {
  const stride = 3 * width;
  const gap = 3;
  let best = { row: 0, share: 0, breaks: 0 };
  const shares = new Float64Array(height);
  const step = (at: number) =>
    Math.abs((rgb[at] ?? 0) - (rgb[at + gap * stride] ?? 0)) +
    Math.abs((rgb[at + 1] ?? 0) - (rgb[at + 1 + gap * stride] ?? 0)) +
    Math.abs((rgb[at + 2] ?? 0) - (rgb[at + 2 + gap * stride] ?? 0));
  for (let y = 2 * gap; y < end - 2 * gap - BLUR; y++) {
    let broken = 0;
    for (let x = 0; x < width; x += 2) {
      const at = y * stride + 3 * x;
      const jump = step(at);
      if (jump > 30 && jump > 2 * (step(at - gap * stride) + step(at + gap * stride))) broken++;
    }
    const share = broken / Math.ceil(width / 2);
    shares[y] = share;
    if (share > best.share) best = { row: y + BLUR, share, breaks: 0 };
  }
  let breaks = 0;
  for (let y = best.row - BLUR; y < height; y++) {
    if ((shares[y] ?? 0) < 0.3) continue;
    breaks++;
    y += 2 * gap;
  }
  return { ...best, breaks };
}

function colourOf({ rgb, luma, width }: Raster, from: number, to: number) {
  let vivid = 0;
  let still = 0;
  let wild = 0;
  let light = 0;
  let rg = 0;
  let by = 0;
  const pixels = Math.max(1, (to - from) * width);
  for (let i = from * width; i < to * width; i++) {
    const r = rgb[3 * i] ?? 0;
    const g = rgb[3 * i + 1] ?? 0;
    const b = rgb[3 * i + 2] ?? 0;
    const spread = Math.max(r, g, b) - Math.min(r, g, b);
    if (spread > 90) vivid++;
    if (spread > 150) wild++;
    if (Math.abs((luma[i] ?? 0) - (luma[i + 1] ?? 0)) < 0.5) still++;
    light += luma[i] ?? 0;
    rg += r - g;
    by += b - (r + g) / 2;
  }
  return { vivid: vivid / pixels, wild: wild / pixels, still: still / pixels, luma: light / pixels, rg: rg / pixels, by: by / pixels };
}
