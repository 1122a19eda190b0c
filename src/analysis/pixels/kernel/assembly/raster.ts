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
  const byte = i32x4.splat(255);
  for (let i = 0; i < pixels; i += 4) {
    const four = v128.load(rgbaAt(i));
    const red = f32x4.convert_i32x4_s(v128.and(four, byte));
    const green = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(four, 8), byte));
    const blue = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(four, 16), byte));
    const thousandfold = f32x4.add(
      f32x4.add(f32x4.mul(red, f32x4.splat(299)), f32x4.mul(green, f32x4.splat(587))),
      f32x4.mul(blue, f32x4.splat(114)),
    );
    v128.store(lumaAt(i), f32x4.div(thousandfold, f32x4.splat(1000)));
  }
}
