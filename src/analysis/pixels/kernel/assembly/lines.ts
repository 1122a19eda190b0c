import { across, down } from './gradient';
import { firstLanes } from './lanes';
import { luma, result, SCRATCH } from './memory';

/** A straight line's gradient points across it: along it is at most this share of the step. */
const ALONG: f32 = 0.35;
/** The gentlest step that a line has. */
const STEP: f32 = 8;
/** Shortest run that counts as a drawn line: a quarter of the picture's side, and never fewer pixels than these. */
const RUN: f64 = 0.25;
const FEWEST: f64 = 12;

let rowTotal = 0;
let rowLongest = 0;
let columnTotal = 0;
let columnLongest = 0;

function endRow(run: i32, shortest: f64): void {
  const length = abs(run);
  if (<f64>length >= shortest) rowTotal += length;
  if (length > rowLongest) rowLongest = length;
}

function endColumn(run: i32, shortest: f64): void {
  const length = abs(run);
  if (<f64>length >= shortest) columnTotal += length;
  if (length > columnLongest) columnLongest = length;
}

/**
 * Long, perfectly straight lines. Results: the total length of the horizontal ones, the longest of them, and the same
 * of the vertical ones, in pixels.
 */
export function straightLines(width: i32, height: i32): void {
  const wide = max(FEWEST, RUN * <f64>width);
  const tall = max(FEWEST, RUN * <f64>height);
  rowTotal = rowLongest = columnTotal = columnLongest = 0;
  // Of each column the run under way, as its length with the sign of its steps, and the row that it came to; 0 = none.
  const runs = SCRATCH;
  const cameTo = SCRATCH + ((<usize>width) << 2);
  memory.fill(SCRATCH, 0, (<usize>width) << 3);
  for (let y = 1; y < height - 1; y++) {
    let row = 0;
    let next = 0;
    for (let x = 1; x < width - 1; x += 4) {
      const i = y * width + x;
      const h = across(i);
      const v = down(i, width);
      const ah = f32x4.abs(h);
      const av = f32x4.abs(v);
      const inRow = firstLanes(width - 1 - x);
      const step = f32x4.splat(STEP);
      const along = f32x4.splat(ALONG);
      const level = v128.and(f32x4.lt(ah, f32x4.mul(along, av)), f32x4.ge(av, step));
      const upright = v128.and(f32x4.lt(av, f32x4.mul(along, ah)), f32x4.ge(ah, step));
      // Most pixels of a photo lie on no line, and end none.
      let lanes = i32x4.bitmask(v128.and(level, inRow));
      for (; lanes !== 0; lanes &= lanes - 1) {
        const at = x + ctz(lanes);
        const sign = luma(y * width + at + width) > luma(y * width + at - width) ? 1 : -1;
        if (at !== next || sign * row < 0) {
          endRow(row, wide);
          row = 0;
        }
        row += sign;
        next = at + 1;
      }
      lanes = i32x4.bitmask(v128.and(upright, inRow));
      for (; lanes !== 0; lanes &= lanes - 1) {
        const column = x + ctz(lanes);
        const sign = luma(y * width + column + 1) > luma(y * width + column - 1) ? 1 : -1;
        const at = (<usize>column) << 2;
        const run = load<i32>(runs + at);
        if (sign * run >= 0 && load<i32>(cameTo + at) === y - 1) {
          store<i32>(runs + at, run + sign);
        } else {
          endColumn(run, tall);
          store<i32>(runs + at, sign);
        }
        store<i32>(cameTo + at, y);
      }
    }
    endRow(row, wide);
  }
  for (let x = 0; x < width; x++) endColumn(load<i32>(runs + ((<usize>x) << 2)), tall);
  result(0, rowTotal);
  result(1, rowLongest);
  result(2, columnTotal);
  result(3, columnLongest);
}
