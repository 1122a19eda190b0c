import { blueOf, coarse, greenOf, largest, redOf, smallest } from './colours';
import { doubleTotal, firstLanes, laneCount, promoteHigh, wholeTotal } from './lanes';
import { lumaAt, result, rgbaAt, SCRATCH } from './memory';

/** Rows on either side of a break that scaling blurs together. */
const GAP: i32 = 3;
/** A step that nearly nobody would overlook, of 765. */
const JUMP: i32 = 30;

/**
 * Leaves in the scratch memory the share of columns that break off between each row and the third below it, against
 * their own surroundings above and below: 64-bit floats, a row each, of the rows before `end`. Every second column.
 */
export function brokenShares(width: i32, height: i32, end: i32): void {
  const columns = (width + 1) / 2;
  const steps = SCRATCH + ((<usize>height) << 3);
  const wide = (<usize>columns) << 2;
  memory.fill(SCRATCH, 0, (<usize>height) << 3);
  for (let y = 0; y + GAP < height; y++) rowOfSteps(y, width, steps + <usize>y * wide);
  const jump = i32x4.splat(JUMP);
  for (let y = GAP; y < end - 2 * GAP; y++) {
    const row = steps + <usize>y * wide;
    const above = row - <usize>GAP * wide;
    const below = row + <usize>GAP * wide;
    let broken = 0;
    let column = 0;
    for (; column + 4 <= columns; column += 4) {
      const at = (<usize>column) << 2;
      const step = v128.load(row + at);
      const around = i32x4.add(v128.load(above + at), v128.load(below + at));
      const breaks = v128.and(i32x4.gt_s(step, jump), i32x4.gt_s(step, i32x4.add(around, around)));
      broken += popcnt(i32x4.bitmask(breaks));
    }
    for (; column < columns; column++) {
      const at = (<usize>column) << 2;
      const step = load<i32>(row + at);
      const around = load<i32>(above + at) + load<i32>(below + at);
      broken += i32(step > JUMP) & i32(step > 2 * around);
    }
    store<f64>(SCRATCH + ((<usize>y) << 3), <f64>broken / <f64>columns);
  }
}

/** How much each second pixel of a row differs from the one three rows below, over all channels. */
function rowOfSteps(y: i32, width: i32, to: usize): void {
  const down = GAP * width;
  const start = y * width;
  const colours = i32x4.splat(0xffffff);
  let x = 0;
  for (; x + 8 <= width; x += 8, to += 16) {
    const first = difference(rgbaAt(start + x), rgbaAt(start + x + down), colours);
    const second = difference(rgbaAt(start + x + 4), rgbaAt(start + x + 4 + down), colours);
    v128.store(to, v128.shuffle<i32>(first, second, 0, 2, 4, 6));
  }
  for (; x < width; x += 2, to += 4) {
    const here = load<u32>(rgbaAt(start + x));
    const there = load<u32>(rgbaAt(start + x + down));
    store<i32>(
      to,
      abs(<i32>(here & 255) - <i32>(there & 255)) +
        abs(<i32>((here >> 8) & 255) - <i32>((there >> 8) & 255)) +
        abs(<i32>((here >> 16) & 255) - <i32>((there >> 16) & 255)),
    );
  }
}

/** Of four pixels. */
function difference(here: usize, there: usize, colours: v128): v128 {
  const a = v128.load(here);
  const b = v128.load(there);
  const apart = v128.and(v128.or(i8x16.sub_sat_u(a, b), i8x16.sub_sat_u(b, a)), colours);
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(apart));
}

/** Colours at 4 bits a channel. */
const COLOURS: i32 = 4096;
/** Differences of the channels that are vivid, and that no scene has. */
const VIVID: i32 = 90;
const WILD: i32 = 150;
/** Mean difference of a row's channels from which on it is loud. */
const LOUD: i32 = 70;
/** Luma within which a pixel equals its neighbour. */
const EQUAL: f32 = 0.5;

/**
 * Colours of the rows from `from` to `to`, of every second column. Results: pixels that are vivid, wild, equal to their
 * neighbour; loud rows; colours; the sums of luma, of red − green and of blue − (red + green) / 2.
 */
export function coloursOfRows(width: i32, from: i32, to: i32): void {
  memory.fill(SCRATCH, 0, COLOURS);
  const columns = width >> 1;
  let vivid = 0;
  let wild = 0;
  let still = 0;
  let loud = 0;
  let light = f64x2.splat(0);
  let redGreen: f64 = 0;
  let blueYellow: f64 = 0;
  for (let y = from; y < to; y++) {
    let red = i32x4.splat(0);
    let green = i32x4.splat(0);
    let blue = i32x4.splat(0);
    for (let column = 0; column < columns; column += 4) {
      const i = y * width + 2 * column;
      const left = columns - column;
      const valid = firstLanes(left);
      const four = v128.and(everySecond(rgbaAt(i)), valid);
      const r = redOf(four);
      const g = greenOf(four);
      const b = blueOf(four);
      const spread = i32x4.sub(largest(r, g, b), smallest(r, g, b));
      vivid += laneCount(i32x4.gt_s(spread, i32x4.splat(VIVID)));
      wild += laneCount(i32x4.gt_s(spread, i32x4.splat(WILD)));
      const here = v128.and(everySecond(lumaAt(i)), valid);
      const apart = f32x4.abs(f32x4.sub(here, everySecond(lumaAt(i + 1))));
      still += laneCount(v128.and(valid, f32x4.lt(apart, f32x4.splat(EQUAL))));
      light = f64x2.add(light, f64x2.add(f64x2.promote_low_f32x4(here), promoteHigh(here)));
      red = i32x4.add(red, r);
      green = i32x4.add(green, g);
      blue = i32x4.add(blue, b);
      const colour = coarse(r, g, b, 4);
      store<u8>(SCRATCH + i32x4.extract_lane(colour, 0), 1);
      if (left > 1) store<u8>(SCRATCH + i32x4.extract_lane(colour, 1), 1);
      if (left > 2) store<u8>(SCRATCH + i32x4.extract_lane(colour, 2), 1);
      if (left > 3) store<u8>(SCRATCH + i32x4.extract_lane(colour, 3), 1);
    }
    const reds = <i32>wholeTotal(red);
    const greens = <i32>wholeTotal(green);
    const blues = <i32>wholeTotal(blue);
    loud += i32(max(reds, max(greens, blues)) - min(reds, min(greens, blues)) > LOUD * columns);
    redGreen += <f64>(reds - greens);
    blueYellow += <f64>blues - <f64>(reds + greens) / 2;
  }
  let colours = 0;
  for (let at = SCRATCH; at < SCRATCH + COLOURS; at += 16)
    colours += popcnt(i8x16.bitmask(i8x16.ne(v128.load(at), i8x16.splat(0))));
  result(0, vivid);
  result(1, wild);
  result(2, still);
  result(3, loud);
  result(4, colours);
  result(5, doubleTotal(light));
  result(6, redGreen);
  result(7, blueYellow);
}

/** Green above red and blue by at least this. */
const GREENER: i32 = 45;

/**
 * Leaves in the scratch memory how many pixels of each row (32-bit integers; of every second one) have the green that
 * zeroed chroma gives, whatever the luma: red below 62 % and blue below half of it.
 */
export function deadGreens(width: i32, height: i32): void {
  const columns = (width + 1) >> 1;
  const greener = i32x4.splat(GREENER);
  for (let y = 0; y < height; y++) {
    let count = 0;
    for (let column = 0; column < columns; column += 4) {
      const four = v128.and(everySecond(rgbaAt(y * width + 2 * column)), firstLanes(columns - column));
      const r = redOf(four);
      const g = greenOf(four);
      const b = blueOf(four);
      const isGreen = v128.and(i32x4.gt_s(i32x4.sub(g, r), greener), i32x4.gt_s(i32x4.sub(g, b), greener));
      const isDead = v128.and(
        i32x4.lt_s(i32x4.mul(r, i32x4.splat(100)), i32x4.mul(g, i32x4.splat(62))),
        i32x4.lt_s(i32x4.shl(b, 1), g),
      );
      count += laneCount(v128.and(isGreen, isDead));
    }
    store<i32>(SCRATCH + ((<usize>y) << 2), count);
  }
}

/** The first, third, fifth and seventh of eight 32-bit values. */
function everySecond(at: usize): v128 {
  return v128.shuffle<i32>(v128.load(at), v128.load(at, 16), 0, 2, 4, 6);
}
