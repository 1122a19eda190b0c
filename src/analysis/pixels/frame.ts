import type { Raster } from './raster.ts';

/** Luma within this of its neighbours counts as the same ground colour. */
const SAME = 6;

/** The rim of the picture: bars of one colour, letterbox, status bar, corners, alpha, symmetry. */
export function frame(raster: Raster) {
  const { luma, width, height, alpha } = raster;
  const rowCalm = (y: number) => calm(luma, y * width, 1, width);
  const columnCalm = (x: number) => calm(luma, x, width, height);
  const top = evenLines(height, (i) => rowCalm(i));
  const bottom = evenLines(height, (i) => rowCalm(height - 1 - i));
  const left = evenLines(width, (i) => columnCalm(i));
  const right = evenLines(width, (i) => columnCalm(width - 1 - i));
  const strip = Math.max(2, Math.round(0.035 * height));
  return {
    bar_top: top / height,
    bar_bottom: bottom / height,
    bar_left: left / width,
    bar_right: right / width,
    letterbox: Math.min(top, bottom) / height + Math.min(left, right) / width,
    status_bar: stripGround(raster, 0, strip),
    navigation_bar: stripGround(raster, height - strip, strip),
    border_even: borderEvenness(raster),
    corners_alike: cornersAlike(raster),
    symmetry: symmetry(raster),
    ...transparency(alpha, width, height),
  };
}

/** True where a line has one colour from end to end. */
function calm(luma: Float32Array, start: number, step: number, count: number): boolean {
  const first = luma[start] ?? 0;
  for (let i = 1, at = start + step; i < count; i++, at += step) {
    if (Math.abs((luma[at] ?? 0) - first) > SAME) return false;
  }
  return true;
}

function evenLines(count: number, isCalm: (line: number) => boolean): number {
  let lines = 0;
  while (lines < count && isCalm(lines)) lines++;
  return lines;
}

/** Share of a strip that has the strip's most frequent shade: a status bar is even ground with small glyphs. */
function stripGround({ luma, width }: Raster, top: number, rows: number): number {
  const shades = new Uint32Array(64);
  let n = 0;
  for (let i = top * width; i < (top + rows) * width; i++) {
    const shade = ((luma[i] ?? 0) + 2) >> 2;
    shades[Math.min(63, shade)] = (shades[Math.min(63, shade)] ?? 0) + 1;
    n++;
  }
  let most = 0;
  for (let i = 0; i < 63; i++) most = Math.max(most, (shades[i] ?? 0) + (shades[i + 1] ?? 0));
  return n > 0 ? most / n : 0;
}

/** Share of the outermost pixels (2 deep) that have the most frequent shade among them. */
function borderEvenness({ luma, width, height }: Raster): number {
  const shades = new Uint32Array(65);
  let n = 0;
  const count = (i: number) => {
    const shade = ((luma[i] ?? 0) + 2) >> 2;
    shades[shade] = (shades[shade] ?? 0) + 1;
    n++;
  };
  for (let x = 0; x < width; x++)
    for (const y of [0, 1, height - 2, height - 1]) count(Math.max(0, y) * width + x);
  for (let y = 0; y < height; y++)
    for (const x of [0, 1, width - 2, width - 1]) count(y * width + Math.max(0, x));
  let most = 0;
  for (let i = 0; i < 64; i++) most = Math.max(most, (shades[i] ?? 0) + (shades[i + 1] ?? 0));
  return n > 0 ? most / n : 0;
}

/** 1 where the four corners (4 × 4) are flat and alike, else 0. */
function cornersAlike({ rgba, width, height }: Raster): number {
  const side = Math.min(4, width, height);
  for (let channel = 0; channel < 3; channel++) {
    let least = 255;
    let most = 0;
    for (const y0 of [0, height - side]) {
      for (const x0 of [0, width - side]) {
        for (let y = y0; y < y0 + side; y++) {
          for (let x = x0; x < x0 + side; x++) {
            const value = rgba[4 * (y * width + x) + channel] ?? 0;
            if (value < least) least = value;
            if (value > most) most = value;
          }
        }
      }
    }
    if (most - least > 10) return 0;
  }
  return 1;
}

/** Mean difference between the left half and the mirrored right one over the picture's own deviation; 0 = symmetric. */
function symmetry({ luma, width, height }: Raster): number {
  let difference = 0;
  let sum = 0;
  let square = 0;
  let n = 0;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width >> 1; x += 2) {
      const a = luma[y * width + x] ?? 0;
      const b = luma[y * width + width - 1 - x] ?? 0;
      difference += Math.abs(a - b);
      sum += a + b;
      square += a * a + b * b;
      n += 2;
    }
  }
  const mean = sum / Math.max(1, n);
  const deviation = Math.sqrt(Math.max(0, square / Math.max(1, n) - mean * mean));
  return (2 * difference) / Math.max(1, n) / (deviation + 4);
}

function transparency(alpha: Uint8Array | null, width: number, height: number) {
  if (!alpha) return { alpha_share: 0, alpha_soft: 0, alpha_corners: 0 };
  let clear = 0;
  let soft = 0;
  for (let i = 0; i < alpha.length; i++) {
    const value = alpha[i] ?? 0;
    clear += Number(value < 8);
    soft += Number(value >= 8 && value < 248);
  }
  const corners = [0, width - 1, (height - 1) * width, height * width - 1];
  return {
    alpha_share: clear / alpha.length,
    alpha_soft: soft / alpha.length,
    alpha_corners: corners.filter((i) => (alpha[i] ?? 255) < 8).length / 4,
  };
}
