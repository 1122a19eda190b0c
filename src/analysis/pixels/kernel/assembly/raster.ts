import { blueOf, greenOf, redOf } from './colours';
import { lumaAt, rgbaAt, SCRATCH } from './memory';

/** Takes three samples a pixel from the scratch memory over into four, fully opaque. */
export function fromThreeChannels(pixels: i32): void {
  for (let i = 0, from = SCRATCH; i < pixels; i++, from += 3)
    store<u32>(rgbaAt(i), (load<u32>(from) & 0xffffff) | 0xff000000);
}

/**
 * Rec. 601. The sum of whole numbers is exact, so that dividing it rounds once: a grey pixel's luma is its level, and
 * not a little less.
 */
export function toLuma(pixels: i32): void {
  for (let i = 0; i < pixels; i += 4) {
    const four = v128.load(rgbaAt(i));
    const red = f32x4.convert_i32x4_s(redOf(four));
    const green = f32x4.convert_i32x4_s(greenOf(four));
    const blue = f32x4.convert_i32x4_s(blueOf(four));
    const thousandfold = f32x4.add(
      f32x4.add(f32x4.mul(red, f32x4.splat(299)), f32x4.mul(green, f32x4.splat(587))),
      f32x4.mul(blue, f32x4.splat(114)),
    );
    v128.store(lumaAt(i), f32x4.div(thousandfold, f32x4.splat(1000)));
  }
}
