import type { Raster } from './raster.ts';

/** Central differences of luma, per pixel; the outermost frame holds nothing of use. */
export interface Gradients {
  readonly gx: Float32Array;
  readonly gy: Float32Array;
  readonly strength: Float32Array;
}

/** Overwritten by the next call: to be used up before another picture is measured. */
export function gradients({ luma, width, height }: Raster): Gradients {
  const { gx, gy, strength } = roomFor(width * height);
  for (let y = 1; y < height - 1; y++) {
    const row = y * width;
    for (let x = 1; x < width - 1; x++) {
      const i = row + x;
      const h = (luma[i + 1] ?? 0) - (luma[i - 1] ?? 0);
      const v = (luma[i + width] ?? 0) - (luma[i - width] ?? 0);
      gx[i] = h;
      gy[i] = v;
      strength[i] = Math.sqrt(h * h + v * v);
    }
  }
  return { gx, gy, strength };
}

let room: Gradients = { gx: new Float32Array(), gy: new Float32Array(), strength: new Float32Array() };

/** The same memory for each picture: a fresh megabyte a thumbnail costs the kernel more than the sums do. */
function roomFor(pixels: number): Gradients {
  if (room.gx.length < pixels)
    room = {
      gx: new Float32Array(pixels),
      gy: new Float32Array(pixels),
      strength: new Float32Array(pixels),
    };
  return room;
}

/** A gradient that an eye sees as an edge (of 255 levels over two pixels). */
const EDGE = 24;

/** tan 5.6°: an edge whose direction is an axis, as drawn by a user interface and seldom by nature. */
const ON_AXIS = 0.098;

/** tan 11.25°, 33.75°, 56.25°, 78.75°: borders of the eight directions. */
const [T1, T2, T3, T4] = [0.199, 0.668, 1.497, 5.027];

/** How strong edges are, which way they run and how sharply they step. */
export function edges({ luma, width, height }: Raster, { gx, gy, strength }: Gradients) {
  const directions = new Float64Array(8);
  let strong = 0;
  let calm = 0;
  let energy = 0;
  let axis = 0;
  let horizontal = 0;
  let sum = 0;
  let square = 0;
  let fourth = 0;
  let steps = 0;
  let stepLike = 0;
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x;
      const s = strength[i] ?? 0;
      const s2 = s * s;
      sum += s;
      square += s2;
      fourth += s2 * s2;
      if (s < 2) calm++;
      if (s < 10) continue;
      const h = gx[i] ?? 0;
      const v = gy[i] ?? 0;
      const ah = Math.abs(h);
      const av = Math.abs(v);
      const slope = ah > 0 ? av / ah : 1e9;
      const rising = h * v >= 0;
      const bin =
        slope < T1
          ? 0
          : slope < T2
            ? rising
              ? 1
              : 7
            : slope < T3
              ? rising
                ? 2
                : 6
              : slope < T4
                ? rising
                  ? 3
                  : 5
                : 4;
      directions[bin] = (directions[bin] ?? 0) + s2;
      energy += s2;
      const onAxis = av < ON_AXIS * ah || ah < ON_AXIS * av;
      if (onAxis) {
        axis += s2;
        if (av > ah) horizontal += s2;
      }
      if (s < EDGE) continue;
      strong++;
      // The whole step within two pixels: at the same place the step over four pixels is hardly larger.
      const wide =
        ah > av
          ? Math.abs((luma[i + 2] ?? 0) - (luma[i - 2] ?? 0))
          : Math.abs((luma[i + 2 * width] ?? 0) - (luma[i - 2 * width] ?? 0));
      steps++;
      if (wide < 1.15 * Math.max(ah, av)) stepLike++;
    }
  }
  const n = Math.max(1, (width - 4) * (height - 4));
  const mean = sum / n;
  const variance = Math.max(1e-6, square / n - mean * mean);
  let entropy = 0;
  for (const direction of directions) {
    const p = direction / Math.max(1, energy);
    if (p > 0) entropy -= p * Math.log2(p);
  }
  return {
    edge_density: strong / n,
    edge_strength: mean,
    edge_calm: calm / n,
    edge_axis: energy > 0 ? axis / energy : 0,
    edge_horizontal: axis > 0 ? horizontal / axis : 0,
    edge_entropy: entropy,
    edge_kurtosis: Math.log2(1 + fourth / n / (square / n + 1e-6) ** 2),
    edge_contrast: Math.sqrt(variance) / (mean + 1),
    edge_step: steps > 0 ? stepLike / steps : 0,
  };
}

/** Where edges lie: rows and columns of very different density speak of bars, cards and lists. */
export function edgeLayout({ width, height }: Raster, { strength }: Gradients) {
  const byRow = new Float64Array(height);
  const byColumn = new Float64Array(width);
  let centre = 0;
  let all = 0;
  for (let y = 1; y < height - 1; y++) {
    const middleRow = y > height / 4 && y < (height * 3) / 4;
    for (let x = 1; x < width - 1; x++) {
      if ((strength[y * width + x] ?? 0) < EDGE) continue;
      byRow[y] = (byRow[y] ?? 0) + 1;
      byColumn[x] = (byColumn[x] ?? 0) + 1;
      all++;
      if (middleRow && x > width / 4 && x < (width * 3) / 4) centre++;
    }
  }
  return {
    rows_empty: emptyShare(byRow),
    columns_empty: emptyShare(byColumn),
    rows_uneven: unevenness(byRow),
    columns_uneven: unevenness(byColumn),
    rows_alternate: alternations(byRow, width),
    edges_central: all > 0 ? centre / all : 0,
  };
}

function emptyShare(lines: Float64Array): number {
  let empty = 0;
  for (const count of lines) if (count === 0) empty++;
  return lines.length === 0 ? 0 : empty / lines.length;
}

/** Mean absolute difference of neighbouring lines over their mean: 0 = even, about 1 = bars. */
function unevenness(lines: Float64Array): number {
  let sum = 0;
  let change = 0;
  for (let i = 1; i < lines.length; i++) {
    sum += lines[i] ?? 0;
    change += Math.abs((lines[i] ?? 0) - (lines[i - 1] ?? 0));
  }
  return sum > 0 ? change / sum : 0;
}

/** Changes between busy and empty rows per 100 rows: lines of text and list entries alternate. */
function alternations(byRow: Float64Array, width: number): number {
  let changes = 0;
  let busy = false;
  for (const count of byRow) {
    const now: boolean = busy ? count > 0.01 * width : count > 0.05 * width;
    if (now !== busy) changes++;
    busy = now;
  }
  return byRow.length === 0 ? 0 : (100 * changes) / byRow.length;
}
