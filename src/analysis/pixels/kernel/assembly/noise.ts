import { total } from './lanes';
import { lumaAt, SCRATCH } from './memory';

/** Side of the blocks in which noise is estimated. */
const BLOCK: i32 = 8;
/** √(π/2)/6: from the mean response of the filter to the standard deviation of the noise. */
const TO_DEVIATION: f64 = 0.2089;

/**
 * Leaves in the scratch memory the grain of each block of 8 × 8 pixels (64-bit floats) that has a pixel around it:
 * Immerkær's (1996) estimate, the mean absolute response to [1 −2 1; −2 4 −2; 1 −2 1], which is blind to ramps.
 */
export function grainOfBlocks(width: i32, columns: i32, rows: i32): void {
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const start = (1 + row * BLOCK) * width + 1 + column * BLOCK;
      store<f64>(SCRATCH + ((<usize>(row * columns + column)) << 3), grain(width, start));
    }
}

function grain(width: i32, start: i32): f64 {
  const wide = (<usize>width) << 2;
  let sum = f32x4.splat(0);
  for (let y = 0; y < BLOCK; y++) {
    const at = lumaAt(start + y * width);
    sum = f32x4.add(sum, f32x4.add(response(at, wide), response(at + 16, wide)));
  }
  return (TO_DEVIATION * total(sum)) / <f64>(BLOCK * BLOCK);
}

/** The filter's absolute response at four neighbours: first down, then across. */
function response(at: usize, wide: usize): v128 {
  const here = bend(at, wide);
  const beside = f32x4.add(bend(at - 4, wide), bend(at + 4, wide));
  return f32x4.abs(f32x4.sub(beside, f32x4.add(here, here)));
}

function bend(at: usize, wide: usize): v128 {
  const here = v128.load(at);
  return f32x4.sub(f32x4.add(v128.load(at - wide), v128.load(at + wide)), f32x4.add(here, here));
}
