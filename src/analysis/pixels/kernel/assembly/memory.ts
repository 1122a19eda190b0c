/*
 * Where everything lies. The memory never grows, so that views on it stay valid, and what no picture was large
 * enough to touch costs nothing but addresses.
 */

/** Pixels of the largest picture, a preview within a file, and with it the most rows or columns that one can have. */
export const MOST_PIXELS: i32 = 1_000_000;

const PLANE: usize = <usize>MOST_PIXELS * 4 + 64;

/** Interleaved 8-bit samples, four a pixel. A little memory before it, since filters look to the left of a pixel. */
export const RGBA: usize = 64;
/** Luma, 0–255, a 32-bit float a pixel. */
export const LUMA: usize = RGBA + PLANE;
/** Whatever one measure needs for itself: up to twelve bytes a pixel where a picture is one pixel wide. */
export const SCRATCH: usize = LUMA + PLANE;
/** Pixels of each colour at 5 bits a channel. */
export const BINS: usize = SCRATCH + 3 * PLANE;
export const COLOURS: i32 = 32_768;
/** Pixels of each luma level. */
export const LEVELS: usize = BINS + 4 * COLOURS;
/** What a measure found, 64-bit floats. */
export const RESULTS: usize = LEVELS + 4 * 256;

export function rgbaAt(i: i32): usize {
  return RGBA + ((<usize>i) << 2);
}

export function lumaAt(i: i32): usize {
  return LUMA + ((<usize>i) << 2);
}

export function luma(i: i32): f32 {
  return load<f32>(lumaAt(i));
}

export function result(index: i32, value: f64): void {
  store<f64>(RESULTS + ((<usize>index) << 3), value);
}
