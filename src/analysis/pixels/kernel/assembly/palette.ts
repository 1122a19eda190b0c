import { blueOf, coarse, greenOf, largest, redOf, smallest } from './colours';
import { doubleTotal, firstLanes, laneCount, promoteHigh, wholeTotal } from './lanes';
import { BINS, COLOURS, LEVELS, lumaAt, result, rgbaAt, SCRATCH } from './memory';

/** Pixels that are added up in 32-bit lanes before these could overflow: a quarter of them times 510² is less than 2³¹. */
const TOGETHER: i32 = 16_384;

/**
 * Counts colours and luma levels. Results: pixels that are white, black, grey, vivid; the sum of saturations; of the
 * squares of red − green and of red + green − 2 blue; and of red, green and blue.
 */
export function countColours(pixels: i32): void {
  memory.fill(BINS, 0, 4 * COLOURS);
  memory.fill(LEVELS, 0, 4 * 256);
  let white = 0;
  let black = 0;
  let grey = 0;
  let vivid = 0;
  let saturation = f64x2.splat(0);
  let redGreen: i64 = 0;
  let yellowBlue: i64 = 0;
  let reds: i64 = 0;
  let greens: i64 = 0;
  let blues: i64 = 0;
  for (let from = 0; from < pixels; from += TOGETHER) {
    let redGreens = i32x4.splat(0);
    let yellowBlues = i32x4.splat(0);
    let red = i32x4.splat(0);
    let green = i32x4.splat(0);
    let blue = i32x4.splat(0);
    for (let i = from, end = min(pixels, from + TOGETHER); i < end; i += 4) {
      const valid = firstLanes(end - i);
      const four = v128.and(v128.load(rgbaAt(i)), valid);
      const r = redOf(four);
      const g = greenOf(four);
      const b = blueOf(four);
      const most = largest(r, g, b);
      const least = smallest(r, g, b);
      const spread = i32x4.sub(most, least);
      const fivefold = i32x4.add(i32x4.shl(spread, 2), spread);
      const isVivid = i32x4.lt_s(i32x4.add(i32x4.shl(most, 1), most), fivefold);
      white += laneCount(i32x4.gt_s(least, i32x4.splat(247)));
      black += laneCount(v128.and(valid, i32x4.lt_s(most, i32x4.splat(8))));
      grey += laneCount(v128.and(valid, i32x4.lt_s(spread, i32x4.splat(9))));
      vivid += laneCount(v128.and(isVivid, i32x4.gt_s(most, i32x4.splat(60))));
      const share = f32x4.div(
        f32x4.convert_i32x4_s(spread),
        f32x4.convert_i32x4_s(i32x4.max_s(most, i32x4.splat(1))),
      );
      saturation = f64x2.add(saturation, f64x2.add(f64x2.promote_low_f32x4(share), promoteHigh(share)));
      const a = i32x4.sub(r, g);
      const c = i32x4.sub(i32x4.add(r, g), i32x4.shl(b, 1));
      redGreens = i32x4.add(redGreens, i32x4.mul(a, a));
      yellowBlues = i32x4.add(yellowBlues, i32x4.mul(c, c));
      red = i32x4.add(red, r);
      green = i32x4.add(green, g);
      blue = i32x4.add(blue, b);

      const bins = coarse(r, g, b, 5);
      const level = i32x4.trunc_sat_f32x4_s(v128.load(lumaAt(i)));
      countOne(BINS, i32x4.extract_lane(bins, 0));
      countOne(LEVELS, i32x4.extract_lane(level, 0));
      if (i + 1 < end) {
        countOne(BINS, i32x4.extract_lane(bins, 1));
        countOne(LEVELS, i32x4.extract_lane(level, 1));
      }
      if (i + 2 < end) {
        countOne(BINS, i32x4.extract_lane(bins, 2));
        countOne(LEVELS, i32x4.extract_lane(level, 2));
      }
      if (i + 3 < end) {
        countOne(BINS, i32x4.extract_lane(bins, 3));
        countOne(LEVELS, i32x4.extract_lane(level, 3));
      }
    }
    redGreen += wholeTotal(redGreens);
    yellowBlue += wholeTotal(yellowBlues);
    reds += wholeTotal(red);
    greens += wholeTotal(green);
    blues += wholeTotal(blue);
  }
  result(0, white);
  result(1, black);
  result(2, grey);
  result(3, vivid);
  result(4, doubleTotal(saturation));
  result(5, <f64>redGreen);
  result(6, <f64>yellowBlue);
  result(7, <f64>reds);
  result(8, <f64>greens);
  result(9, <f64>blues);
}

function countOne(table: usize, index: i32): void {
  const at = table + ((<usize>index) << 2);
  store<u32>(at, load<u32>(at) + 1);
}

/** Leaves the counts of the colours that occur in the scratch memory, in their order. Returns how many. */
export function colourCounts(): i32 {
  let found = 0;
  for (let bin: usize = BINS; bin < BINS + 4 * COLOURS; bin += 16) {
    if (!v128.any_true(v128.load(bin))) continue;
    for (let at = bin; at < bin + 16; at += 4) {
      const count = load<u32>(at);
      store<u32>(SCRATCH + ((<usize>found) << 2), count);
      found += i32(count > 0);
    }
  }
  return found;
}
