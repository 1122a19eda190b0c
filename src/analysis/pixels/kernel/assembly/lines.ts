import { across, down } from './gradient';
import { firstLanes, greatest, wholeTotal } from './lanes';
import { result, SCRATCH } from './memory';

/** A straight line's gradient points across it: along it is at most this share of the step. */
const ALONG: f32 = 0.35;
/** The gentlest step that a line has. */
const STEP: f32 = 8;
/** Shortest run that counts as a drawn line: a quarter of the picture's side, and never fewer pixels than these. */
const RUN: f64 = 0.25;
const FEWEST: f64 = 12;

let rowTotal = 0;
let rowLongest = 0;

/**
 * Long, perfectly straight lines. Results: the total length of the horizontal ones, the longest of them, and the same
 * of the vertical ones, in pixels.
 */
export function straightLines(width: i32, height: i32): void {
  const wide = <i32>ceil(max(FEWEST, RUN * <f64>width));
  const tall = i32x4.splat(<i32>ceil(max(FEWEST, RUN * <f64>height)));
  rowTotal = rowLongest = 0;
  let columnTotal = i32x4.splat(0);
  let columnLongest = i32x4.splat(0);
  // Of each column the run under way, as its length with the sign of its steps; four more for the last lanes of a row.
  memory.fill(SCRATCH, 0, (<usize>(width + 4)) << 2);
  // The last row has no step, and ends them all.
  for (let y = 1; y < height; y++) {
    const valid = y === height - 1 ? 0 : width - 1;
    let lighter = 0;
    let darker = 0;
    for (let x = 1; x < width - 1; x += 4) {
      const i = y * width + x;
      const h = across(i);
      const v = down(i, width);
      const ah = f32x4.abs(h);
      const av = f32x4.abs(v);
      const inRow = firstLanes(valid - x);
      const step = f32x4.splat(STEP);
      const along = f32x4.splat(ALONG);
      const level = v128.and(f32x4.lt(ah, f32x4.mul(along, av)), f32x4.ge(av, step));
      const isLevel = i32x4.bitmask(v128.and(level, inRow));
      const isLighter = i32x4.bitmask(f32x4.gt(v, f32x4.splat(0)));
      lighter = followed(lighter, isLevel & isLighter, wide);
      darker = followed(darker, isLevel & ~isLighter, wide);

      const upright = v128.and(f32x4.lt(av, f32x4.mul(along, ah)), f32x4.ge(ah, step));
      const isUpright = v128.and(upright, inRow);
      const toLight = v128.and(isUpright, f32x4.gt(h, f32x4.splat(0)));
      // A set lane is −1.
      const sign = i32x4.sub(v128.andnot(isUpright, toLight), toLight);
      const at = SCRATCH + ((<usize>x) << 2);
      const run = v128.load(at);
      const goesOn = v128.and(isUpright, i32x4.ge_s(v128.xor(run, sign), i32x4.splat(0)));
      v128.store(at, i32x4.add(v128.and(run, goesOn), sign));
      const ended = i32x4.abs(v128.andnot(run, goesOn));
      columnLongest = i32x4.max_s(columnLongest, ended);
      columnTotal = i32x4.add(columnTotal, v128.and(ended, i32x4.ge_s(ended, tall)));
    }
    ends(lighter, wide);
    ends(darker, wide);
  }
  result(0, rowTotal);
  result(1, rowLongest);
  result(2, <f64>wholeTotal(columnTotal));
  result(3, <f64>greatest(columnLongest));
}

/** The run after four more pixels, of which those that go on with it have their bit set. */
function followed(run: i32, pixels: i32, shortest: i32): i32 {
  if (pixels === 15) return run + 4;
  ends(run + ctz(~pixels), shortest);
  rowLongest = max(rowLongest, longestOf(pixels));
  return clz(~(pixels << 28));
}

/** The longest run of bits that are set, of less than four. */
function longestOf(pixels: i32): i32 {
  const pairs = pixels & (pixels >> 1);
  return i32(pixels !== 0) + i32(pairs !== 0) + i32((pairs & (pixels >> 2)) !== 0);
}

function ends(run: i32, shortest: i32): void {
  rowLongest = max(rowLongest, run);
  if (run >= shortest) rowTotal += run;
}
