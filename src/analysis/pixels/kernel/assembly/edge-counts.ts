import { across, down, EDGE, steepness } from './gradient';
import { firstLanes, laneCount } from './lanes';
import { SCRATCH } from './memory';

/**
 * Where edges lie. Leaves in the scratch memory how many there are in each row, in each column, and in each column of
 * the middle half of the rows: 32-bit integers.
 */
export function edgeCounts(width: i32, height: i32): void {
  const rows = SCRATCH;
  const columns = rows + ((<usize>height) << 2);
  // Four more, since the last lanes of a row lie beyond it.
  const central = columns + ((<usize>(width + 4)) << 2);
  memory.fill(SCRATCH, 0, (<usize>height + 2 * <usize>(width + 4)) << 2);
  for (let y = 1; y < height - 1; y++) {
    const isCentral = 4 * y > height && 4 * y < 3 * height;
    let inRow = 0;
    for (let x = 1; x < width - 1; x += 4) {
      const i = y * width + x;
      const s = steepness(across(i), down(i, width));
      const edges = v128.and(f32x4.ge(s, f32x4.splat(EDGE)), firstLanes(width - 1 - x));
      inRow += laneCount(edges);
      count(columns + ((<usize>x) << 2), edges);
      if (isCentral) count(central + ((<usize>x) << 2), edges);
    }
    store<i32>(rows + ((<usize>y) << 2), inRow);
  }
}

/** A set lane is −1. */
function count(at: usize, mask: v128): void {
  v128.store(at, i32x4.sub(v128.load(at), mask));
}
