import { across, down, EDGE, steepness } from './gradient';
import { doubleTotal, firstLanes, laneCount, promoteHigh, total } from './lanes';
import { lumaAt, RESULTS, result } from './memory';

/** Gradients below are calm. */
const CALM: f32 = 2;
/** From here on an edge has a direction that is more than noise. */
const DIRECTED: f32 = 10;
/** tan 5.6°: an edge whose direction is an axis, as drawn by a user interface and seldom by nature. */
const ON_AXIS: f32 = 0.098;
/** tan 11.25°, 33.75°, 56.25°, 78.75°: borders of the eight directions. */
const T1: f32 = 0.199;
const T2: f32 = 0.668;
const T3: f32 = 1.497;
const T4: f32 = 5.027;
/** Of the step over two pixels, up to which the one over four shows that there is no more of it. */
const WHOLE: f32 = 1.15;

/** Where the energy of the eight directions stands among the results. */
const DIRECTIONS: i32 = 9;

/**
 * Gradients of all but the two outermost frames. Results: their sum, that of their squares and of their fourth powers,
 * and how many are calm; of those with a direction the energy, that along an axis, the horizontal part of it; strong
 * ones, and those whose whole step lies within two pixels; then the energy in each of the eight directions.
 */
export function edgeSums(width: i32, height: i32): void {
  memory.fill(RESULTS, 0, 8 * (DIRECTIONS + 8));
  let sum = f64x2.splat(0);
  let square = f64x2.splat(0);
  let fourth = f64x2.splat(0);
  let calm = 0;
  let strong = 0;
  let sudden = 0;
  for (let y = 2; y < height - 2; y++) {
    let energy = f32x4.splat(0);
    let onAxis = f32x4.splat(0);
    let horizontal = f32x4.splat(0);
    // One for each of the eight directions, from the horizontal gradient on.
    let toward0 = f32x4.splat(0);
    let toward1 = f32x4.splat(0);
    let toward2 = f32x4.splat(0);
    let toward3 = f32x4.splat(0);
    let toward4 = f32x4.splat(0);
    let toward5 = f32x4.splat(0);
    let toward6 = f32x4.splat(0);
    let toward7 = f32x4.splat(0);
    const end = (y + 1) * width - 2;
    for (let i = y * width + 2; i < end; i += 4) {
      const inRow = firstLanes(end - i);
      const h = across(i);
      const v = down(i, width);
      const s = v128.and(steepness(h, v), inRow);
      calm += laneCount(v128.and(f32x4.lt(s, f32x4.splat(CALM)), inRow));
      const low = f64x2.promote_low_f32x4(s);
      const high = promoteHigh(s);
      const low2 = f64x2.mul(low, low);
      const high2 = f64x2.mul(high, high);
      sum = f64x2.add(sum, f64x2.add(low, high));
      square = f64x2.add(square, f64x2.add(low2, high2));
      fourth = f64x2.add(fourth, f64x2.add(f64x2.mul(low2, low2), f64x2.mul(high2, high2)));

      const isDirected = f32x4.ge(s, f32x4.splat(DIRECTED));
      if (!v128.any_true(isDirected)) continue;
      const s2 = v128.and(f32x4.mul(s, s), isDirected);
      energy = f32x4.add(energy, s2);
      const ah = f32x4.abs(h);
      const av = f32x4.abs(v);
      const axis = f32x4.splat(ON_AXIS);
      const alongAxis = v128.or(f32x4.lt(av, f32x4.mul(axis, ah)), f32x4.lt(ah, f32x4.mul(axis, av)));
      onAxis = f32x4.add(onAxis, v128.and(s2, alongAxis));
      horizontal = f32x4.add(horizontal, v128.and(s2, v128.and(alongAxis, f32x4.gt(av, ah))));

      // From the horizontal gradient to the vertical one in four steps, and back where the edge falls.
      const t1 = f32x4.ge(av, f32x4.mul(f32x4.splat(T1), ah));
      const t2 = f32x4.ge(av, f32x4.mul(f32x4.splat(T2), ah));
      const t3 = f32x4.ge(av, f32x4.mul(f32x4.splat(T3), ah));
      const t4 = f32x4.ge(av, f32x4.mul(f32x4.splat(T4), ah));
      const rises = f32x4.ge(f32x4.mul(h, v), f32x4.splat(0));
      const rising = v128.and(s2, rises);
      const falling = v128.andnot(s2, rises);
      toward0 = f32x4.add(toward0, v128.andnot(s2, t1));
      const first = v128.andnot(t1, t2);
      const second = v128.andnot(t2, t3);
      const third = v128.andnot(t3, t4);
      toward1 = f32x4.add(toward1, v128.and(rising, first));
      toward2 = f32x4.add(toward2, v128.and(rising, second));
      toward3 = f32x4.add(toward3, v128.and(rising, third));
      toward4 = f32x4.add(toward4, v128.and(s2, t4));
      toward5 = f32x4.add(toward5, v128.and(falling, third));
      toward6 = f32x4.add(toward6, v128.and(falling, second));
      toward7 = f32x4.add(toward7, v128.and(falling, first));

      const isStrong = f32x4.ge(s, f32x4.splat(EDGE));
      strong += laneCount(isStrong);
      // The whole step within two pixels: at the same place the step over four pixels is hardly larger.
      const wideAcross = f32x4.abs(f32x4.sub(v128.load(lumaAt(i + 2)), v128.load(lumaAt(i - 2))));
      const wideDown = f32x4.abs(
        f32x4.sub(v128.load(lumaAt(i + 2 * width)), v128.load(lumaAt(i - 2 * width))),
      );
      const wide = v128.bitselect(wideAcross, wideDown, f32x4.gt(ah, av));
      const isWhole = f32x4.lt(wide, f32x4.mul(f32x4.splat(WHOLE), f32x4.pmax(ah, av)));
      sudden += laneCount(v128.and(isStrong, isWhole));
    }
    add(4, energy);
    add(5, onAxis);
    add(6, horizontal);
    add(DIRECTIONS, toward0);
    add(DIRECTIONS + 1, toward1);
    add(DIRECTIONS + 2, toward2);
    add(DIRECTIONS + 3, toward3);
    add(DIRECTIONS + 4, toward4);
    add(DIRECTIONS + 5, toward5);
    add(DIRECTIONS + 6, toward6);
    add(DIRECTIONS + 7, toward7);
  }
  result(0, doubleTotal(sum));
  result(1, doubleTotal(square));
  result(2, doubleTotal(fourth));
  result(3, calm);
  result(7, strong);
  result(8, sudden);
}

/** A row's sums are short enough for 32-bit floats, a picture's are not. */
function add(index: i32, lanes: v128): void {
  const at = RESULTS + ((<usize>index) << 3);
  store<f64>(at, load<f64>(at) + total(lanes));
}
