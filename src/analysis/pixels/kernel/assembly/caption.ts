import { luma, lumaAt } from './memory';

/** Lettering laid over a picture is near white; print on paper is dark, and lamps are not thin. */
const LIGHT: f32 = 205;
/** Its outline, or the bar it stands on. */
const DARK: f32 = 95;
/** The outline is two pixels away at most where the thumbnail softened it. */
const REACH: i32 = 2;
/** Strokes that make a row of letters: two words. */
const STROKES: i32 = 5;

/**
 * Rows of the tallest line of big light letters with a dark outline, of which no stroke is thicker than the pixels
 * that are given.
 */
export function captionLine(width: i32, height: i32, thickest: f64): i32 {
  let tallest = 0;
  let line = 0;
  for (let y = 0; y < height; y++) {
    line = strokesIn(y * width, width, thickest) >= STROKES ? line + 1 : 0;
    tallest = max(tallest, line);
  }
  return tallest;
}

/** Thin light runs of one row that are dark on both sides. */
function strokesIn(row: i32, width: i32, thickest: f64): i32 {
  const light = f32x4.splat(LIGHT);
  const end = row + width - REACH;
  let strokes = 0;
  for (let i = row + REACH; i < end; ) {
    const lanes = i32x4.bitmask(f32x4.ge(v128.load(lumaAt(i)), light));
    if (lanes === 0) {
      i += 4;
      continue;
    }
    i += ctz(lanes);
    if (i >= end) break;
    const from = i;
    while (i < end && luma(i) >= LIGHT) i++;
    const isThin = <f64>(i - from) <= thickest;
    if (isThin && darkest(from, -1) < DARK && darkest(i - 1, 1) < DARK) strokes++;
  }
  return strokes;
}

function darkest(i: i32, step: i32): f32 {
  return min(luma(i + step), luma(i + REACH * step));
}
