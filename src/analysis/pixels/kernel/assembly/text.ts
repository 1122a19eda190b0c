import { luma, lumaAt, result } from './memory';

/** Blocks of this many pixels: about two lines of small print on a 250-px thumbnail. */
const BLOCK: i32 = 10;
/** A change of luma between neighbours that a glyph's stroke makes even after scaling down. */
const STROKE: f32 = 14;
/** Changes from light to dark and back in a block of print. */
const REVERSALS: i32 = 8;
/** Least range of luma of print. */
const CONTRAST: f64 = 40;
/** Ground and ink are as even as this. */
const EVEN: f64 = 12;
/** Blocks of print side by side that make a line. */
const IN_ROW: i32 = 3;

/** Results: blocks that look like print, those of them on an even ground, and rows of blocks with three or more. */
export function printedBlocks(width: i32, height: i32): void {
  const columns = width / BLOCK;
  const rows = height / BLOCK;
  let textual = 0;
  let dense = 0;
  let lines = 0;
  for (let row = 0; row < rows; row++) {
    let inRow = 0;
    for (let column = 0; column < columns; column++) {
      const left = row * BLOCK * width + column * BLOCK;
      const kind = kindOf(width, left);
      inRow += i32(kind > 0);
      dense += i32(kind > 1);
    }
    textual += inRow;
    lines += i32(inRow >= IN_ROW);
  }
  result(0, textual);
  result(1, dense);
  result(2, lines);
}

/** 0 no print, 1 print, 2 print with an even ground (a third of the block is of its brightest or darkest shade). */
function kindOf(width: i32, start: i32): i32 {
  if (reversals(width, start) < REVERSALS) return 0;
  let least: f64 = 255;
  let most: f64 = 0;
  for (let row = start; row < start + BLOCK * width; row += width)
    for (let i = row; i < row + BLOCK - 1; i++) {
      least = min(least, <f64>luma(i));
      most = max(most, <f64>luma(i));
    }
  if (most - least < CONTRAST) return 0;
  let bright = 0;
  let dark = 0;
  for (let row = start; row < start + BLOCK * width; row += width)
    for (let i = row; i < row + BLOCK; i++) {
      const value = <f64>luma(i);
      if (value > most - EVEN) bright++;
      else if (value < least + EVEN) dark++;
    }
  return 3 * max(bright, dark) > BLOCK * BLOCK ? 2 : 1;
}

/** How often light turns to dark and back along the rows of a block. */
function reversals(width: i32, start: i32): i32 {
  let count = 0;
  for (let row = start; row < start + BLOCK * width; row += width) {
    const at = lumaAt(row);
    const first = f32x4.sub(v128.load(at + 4), v128.load(at));
    const second = f32x4.sub(v128.load(at + 20), v128.load(at + 16));
    const last = luma(row + 9) - luma(row + 8);
    const lighter = f32x4.splat(STROKE);
    const darker = f32x4.splat(-STROKE);
    const up =
      i32x4.bitmask(f32x4.gt(first, lighter)) |
      (i32x4.bitmask(f32x4.gt(second, lighter)) << 4) |
      (i32(last > STROKE) << 8);
    const down =
      i32x4.bitmask(f32x4.lt(first, darker)) |
      (i32x4.bitmask(f32x4.lt(second, darker)) << 4) |
      (i32(last < -STROKE) << 8);
    if (up === 0 || down === 0) continue;
    let strokes = up | down;
    let before = up & (strokes & -strokes);
    for (strokes &= strokes - 1; strokes !== 0; strokes &= strokes - 1) {
      const now = up & (strokes & -strokes);
      count += i32((now === 0) !== (before === 0));
      before = now;
    }
  }
  return count;
}
