/** The red samples of four pixels, 0–255. */
export function redOf(four: v128): v128 {
  return v128.and(four, i32x4.splat(255));
}

export function greenOf(four: v128): v128 {
  return v128.and(i32x4.shr_u(four, 8), i32x4.splat(255));
}

export function blueOf(four: v128): v128 {
  return v128.and(i32x4.shr_u(four, 16), i32x4.splat(255));
}

/** The largest of three channels. */
export function largest(r: v128, g: v128, b: v128): v128 {
  return i32x4.max_s(r, i32x4.max_s(g, b));
}

/** The smallest of three channels. */
export function smallest(r: v128, g: v128, b: v128): v128 {
  return i32x4.min_s(r, i32x4.min_s(g, b));
}

/** The colour at so many bits a channel, as one number. */
export function coarse(r: v128, g: v128, b: v128, bits: i32): v128 {
  const less = 8 - bits;
  const red = i32x4.shl(i32x4.shr_u(r, less), 2 * bits);
  const green = i32x4.shl(i32x4.shr_u(g, less), bits);
  return v128.or(v128.or(red, green), i32x4.shr_u(b, less));
}
