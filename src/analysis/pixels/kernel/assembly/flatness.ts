import { luma, lumaAt, result, SCRATCH } from './memory';

/** Side of the blocks in pixels: small enough for a button of a phone screenshot on a 250-px thumbnail. */
const BLOCK: i32 = 8;
/** Luma range within which a block is flat; WebP at quality 80 moves flat areas by one or two levels. */
const FLAT: f64 = 3;
/** Range up to which a block without edges is "smooth": sky, walls, skin. */
const SMOOTH: f64 = 16;
/** Range from which on a block can have two shades: letters on paper, drawn edges. */
const TWO_SHADES: f64 = 60;
/** Of the variance that two shades of equal parts would have. */
const BIMODAL: f64 = 0.45;
/** Mean luma of paper, and of a dark ground. */
const WHITE: f64 = 235;
const DARK: f64 = 40;
/** Steps of luma in which flat blocks are compared. */
const SHADES: i32 = 64;

let least: f32 = 0;
let most: f32 = 0;
let mean: f64 = 0;
let variance: f64 = 0;

/**
 * Looks at blocks of 8 × 8 pixels. Results: how many are flat, smooth, of two shades, flat and white, flat and dark.
 * Leaves in the scratch memory 64 counts of flat blocks by shade, then a byte for each block: 1 where it is flat.
 */
export function flatBlocks(width: i32, height: i32): void {
  const columns = max(1, width / BLOCK);
  const rows = max(1, height / BLOCK);
  const map = SCRATCH + 4 * SHADES;
  memory.fill(SCRATCH, 0, 4 * SHADES + columns * rows);
  let flats = 0;
  let smooth = 0;
  let bimodal = 0;
  let white = 0;
  let dark = 0;
  for (let row = 0; row < rows; row++) {
    const top = row * BLOCK;
    const bottom = min(height, top + BLOCK);
    for (let column = 0; column < columns; column++) {
      const left = column * BLOCK;
      const right = min(width, left + BLOCK);
      extremes(width, left, top, right, bottom);
      const range = <f64>most - <f64>least;
      if (range <= FLAT) {
        flats++;
        store<u8>(map + <usize>(row * columns + column), 1);
        spread(width, left, top, right, bottom);
        const shade = SCRATCH + ((<usize>min(SHADES - 1, <i32>mean >> 2)) << 2);
        store<u32>(shade, load<u32>(shade) + 1);
        if (mean >= WHITE) white++;
        else if (mean <= DARK) dark++;
      } else if (range <= SMOOTH) {
        smooth++;
      } else if (range > TWO_SHADES) {
        spread(width, left, top, right, bottom);
        const half = range / 2;
        if (variance > half * half * BIMODAL) bimodal++;
      }
    }
  }
  result(0, flats);
  result(1, smooth);
  result(2, bimodal);
  result(3, white);
  result(4, dark);
}

/** Least and most luma of a block. */
function extremes(width: i32, left: i32, top: i32, right: i32, bottom: i32): void {
  if (right - left < BLOCK) {
    least = 255;
    most = 0;
    for (let y = top; y < bottom; y++)
      for (let i = y * width + left, end = y * width + right; i < end; i++) {
        least = min(least, luma(i));
        most = max(most, luma(i));
      }
    return;
  }
  let low = f32x4.splat(255);
  let high = f32x4.splat(0);
  for (let y = top; y < bottom; y++) {
    const at = lumaAt(y * width + left);
    const a = v128.load(at);
    const b = v128.load(at + 16);
    low = f32x4.pmin(low, f32x4.pmin(a, b));
    high = f32x4.pmax(high, f32x4.pmax(a, b));
  }
  least = min(
    min(f32x4.extract_lane(low, 0), f32x4.extract_lane(low, 1)),
    min(f32x4.extract_lane(low, 2), f32x4.extract_lane(low, 3)),
  );
  most = max(
    max(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1)),
    max(f32x4.extract_lane(high, 2), f32x4.extract_lane(high, 3)),
  );
}

/** Mean and variance of a block. */
function spread(width: i32, left: i32, top: i32, right: i32, bottom: i32): void {
  let sum: f64 = 0;
  let square: f64 = 0;
  for (let y = top; y < bottom; y++)
    for (let i = y * width + left, end = y * width + right; i < end; i++) {
      const value = <f64>luma(i);
      sum += value;
      square += value * value;
    }
  const n = <f64>((right - left) * (bottom - top));
  mean = sum / n;
  variance = max(<f64>0, square / n - mean * mean);
}
