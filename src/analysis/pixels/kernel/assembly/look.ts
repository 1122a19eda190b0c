import { blueOf, greenOf, redOf } from './colours';
import { firstLanes, wholeTotal } from './lanes';
import { luma, rgbaAt, SCRATCH } from './memory';

/** Side of the luma grid, and of the colour grid. */
const LUMA_SIDE: i32 = 32;
const COLOUR_SIDE: i32 = 4;

const GRID: usize = SCRATCH;
const COLOURS: usize = GRID + 8 * LUMA_SIDE * LUMA_SIDE;
const COUNTS: usize = COLOURS + 24 * COLOUR_SIDE * COLOUR_SIDE;
/** One row of the picture, averaged to the cells across. */
const LINE: usize = COUNTS + 8 * COLOUR_SIDE * COLOUR_SIDE;
const ACROSS: usize = LINE + 8 * LUMA_SIDE;
const DOWN: usize = ACROSS + 24 * LUMA_SIDE;

/**
 * The picture from afar. Leaves in the scratch memory the area average of luma on 32 × 32 cells (every pixel counts with
 * the share of it that lies in a cell, so that the same picture at another size gives the same grid), then the means
 * of red, green and blue on 4 × 4 cells: 64-bit floats, row by row.
 */
export function look(width: i32, height: i32): void {
  memory.fill(SCRATCH, 0, LINE - SCRATCH);
  averageLuma(width, height);
  averageColours(width, height);
}

function averageLuma(width: i32, height: i32): void {
  spans(ACROSS, width);
  spans(DOWN, height);
  const whole = 1 / (<f64>height / <f64>LUMA_SIDE);
  let cell = 0;
  for (let y = 0; y < height; y++) {
    averageLine(y * width, width);
    while (last(DOWN, cell) < y) cell++;
    for (let row = cell; row < LUMA_SIDE && from(DOWN, row) <= y; row++) {
      const share =
        y === from(DOWN, row) ? first(DOWN, row) : y === last(DOWN, row) ? final(DOWN, row) : whole;
      const to = GRID + 8 * <usize>(row * LUMA_SIDE);
      for (let at: usize = 0; at < 8 * LUMA_SIDE; at += 16) {
        const part = f64x2.mul(f64x2.splat(share), v128.load(LINE + at));
        v128.store(to + at, f64x2.add(v128.load(to + at), part));
      }
    }
  }
}

/** Averages one row of the picture, which begins at pixel `start`. */
function averageLine(start: i32, width: i32): void {
  const whole = 1 / (<f64>width / <f64>LUMA_SIDE);
  for (let cell = 0; cell < LUMA_SIDE; cell++) {
    const begin = start + from(ACROSS, cell);
    const end = start + last(ACROSS, cell);
    // One after the other: an even area comes out at its level, and not a little beside it.
    let sum = first(ACROSS, cell) * <f64>luma(begin);
    for (let i = begin + 1; i < end; i++) sum += whole * <f64>luma(i);
    if (begin < end) sum += final(ACROSS, cell) * <f64>luma(end);
    store<f64>(LINE + 8 * <usize>cell, sum);
  }
}

/**
 * Which pixels of a line fall into each cell, and what share of the cell the outermost are: the first and the last
 * pixel as integers, their shares as floats.
 */
function spans(table: usize, length: i32): void {
  const size = <f64>length / <f64>LUMA_SIDE;
  for (let cell = 0; cell < LUMA_SIDE; cell++) {
    const start = <f64>cell * size;
    const end = start + size;
    const a = floor(start);
    const b = min(<f64>(length - 1), ceil(end) - 1);
    const at = table + 24 * <usize>cell;
    store<i32>(at, <i32>a);
    store<i32>(at, <i32>b, 4);
    store<f64>(at, (min(end, a + 1) - start) / size, 8);
    store<f64>(at, max(<f64>0, min(end, b + 1) - max(start, b)) / size, 16);
  }
}

function from(table: usize, cell: i32): i32 {
  return load<i32>(table + 24 * <usize>cell);
}

function last(table: usize, cell: i32): i32 {
  return load<i32>(table + 24 * <usize>cell, 4);
}

function first(table: usize, cell: i32): f64 {
  return load<f64>(table + 24 * <usize>cell, 8);
}

function final(table: usize, cell: i32): f64 {
  return load<f64>(table + 24 * <usize>cell, 16);
}

function averageColours(width: i32, height: i32): void {
  for (let y = 0; y < height; y++) {
    const row = ((y * COLOUR_SIDE) / height) * COLOUR_SIDE;
    for (let column = 0; column < COLOUR_SIDE; column++) {
      const begin = (column * width + COLOUR_SIDE - 1) / COLOUR_SIDE;
      const end = ((column + 1) * width + COLOUR_SIDE - 1) / COLOUR_SIDE;
      addColours(row + column, y * width + begin, y * width + end);
    }
  }
  for (let cell = 0; cell < COLOUR_SIDE * COLOUR_SIDE; cell++) {
    const count = max(<f64>1, load<f64>(COUNTS + 8 * <usize>cell));
    for (let at = COLOURS + 24 * <usize>cell, end = at + 24; at < end; at += 8)
      store<f64>(at, load<f64>(at) / count);
  }
}

/** Adds the pixels from `begin` to `end`, a part of one row, to a cell. */
function addColours(cell: i32, begin: i32, end: i32): void {
  let red = i32x4.splat(0);
  let green = i32x4.splat(0);
  let blue = i32x4.splat(0);
  for (let i = begin; i < end; i += 4) {
    const four = v128.and(v128.load(rgbaAt(i)), firstLanes(end - i));
    red = i32x4.add(red, redOf(four));
    green = i32x4.add(green, greenOf(four));
    blue = i32x4.add(blue, blueOf(four));
  }
  const at = COLOURS + 24 * <usize>cell;
  store<f64>(at, load<f64>(at) + <f64>wholeTotal(red));
  store<f64>(at, load<f64>(at, 8) + <f64>wholeTotal(green), 8);
  store<f64>(at, load<f64>(at, 16) + <f64>wholeTotal(blue), 16);
  const counts = COUNTS + 8 * <usize>cell;
  store<f64>(counts, load<f64>(counts) + <f64>(end - begin));
}
