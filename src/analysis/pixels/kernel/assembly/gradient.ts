import { lumaAt } from './memory';

/** A gradient that an eye sees as an edge (of 255 levels over two pixels). */
export const EDGE: f32 = 24;

/** The central difference across, at four neighbours. */
export function across(i: i32): v128 {
  return f32x4.sub(v128.load(lumaAt(i + 1)), v128.load(lumaAt(i - 1)));
}

/** The central difference down, at four neighbours. */
export function down(i: i32, width: i32): v128 {
  return f32x4.sub(v128.load(lumaAt(i + width)), v128.load(lumaAt(i - width)));
}

/** The length of the gradient. */
export function steepness(h: v128, v: v128): v128 {
  return f32x4.sqrt(f32x4.add(f32x4.mul(h, h), f32x4.mul(v, v)));
}
