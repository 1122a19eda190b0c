import { total } from './lanes';
import { luma, lumaAt, result } from './memory';

/** Pixels: what a motion of several pixels has levelled at the near distance is still there at the far one. */
const FAR: i32 = 5;

/** Results: the summed difference to the next pixel and to a far one, along the direction in which pixels are `step` apart. */
export function differencesAlong(width: i32, height: i32, step: i32): void {
  const next = <usize>(step << 2);
  const distant = <usize>((FAR * step) << 2);
  let near: f64 = 0;
  let far: f64 = 0;
  // Every other row tells as much as all of them.
  for (let y = FAR; y < height - FAR; y += 2) {
    const end = (y + 1) * width - FAR;
    let i = y * width;
    let nears = f32x4.splat(0);
    let fars = f32x4.splat(0);
    for (; i + 4 <= end; i += 4) {
      const at = lumaAt(i);
      const here = v128.load(at);
      nears = f32x4.add(nears, f32x4.abs(f32x4.sub(here, v128.load(at + next))));
      fars = f32x4.add(fars, f32x4.abs(f32x4.sub(here, v128.load(at + distant))));
    }
    near += total(nears);
    far += total(fars);
    for (; i < end; i++) {
      near += <f64>abs(luma(i) - luma(i + step));
      far += <f64>abs(luma(i) - luma(i + FAR * step));
    }
  }
  result(0, near);
  result(1, far);
}
