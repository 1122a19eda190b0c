import { below } from './channels.ts';
import type { Raster } from './raster.ts';

/** How steep luma is: central differences over two pixels; the outermost frame holds nothing of use. */
export interface Gradients {
  /** Length of the gradient, per pixel. */
  readonly strength: Float32Array;
  /** Where it is at least `STEEP`, row by row: what is drawn stands there, and most of a picture does not. */
  readonly steep: Uint32Array;
  /** Index into `steep` at which a row begins; of row `height`: where all end. */
  readonly rowStart: Uint32Array;
}

/** The gentlest step that any figure looks at. */
export const STEEP = 8;

/** Overwritten by the next call: to be used up before another picture is measured. */
export function gradients({ luma, width, height }: Raster): Gradients {
  const { strength, steep, rowStart } = roomFor(width * height, height);
  let found = 0;
  rowStart[0] = 0;
  for (let y = 1; y < height - 1; y++) {
    rowStart[y] = found;
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      const h = (luma[i + 1] ?? 0) - (luma[i - 1] ?? 0);
      const v = (luma[i + width] ?? 0) - (luma[i - width] ?? 0);
      const square = h * h + v * v;
      strength[i] = Math.sqrt(square);
      // Written always and kept where steep: in a photo a branch here would be guessed wrong every other time.
      steep[found] = i;
      found += below((STEEP * STEEP - 1 - square) | 0, 0);
    }
  }
  rowStart.fill(found, Math.max(1, height - 1), height + 1);
  return { strength, steep, rowStart };
}

let room: Gradients = {
  strength: new Float32Array(),
  steep: new Uint32Array(),
  rowStart: new Uint32Array(),
};

/** The same memory for each picture: a fresh megabyte a thumbnail costs the kernel more than the sums do. */
function roomFor(pixels: number, height: number): Gradients {
  if (room.strength.length < pixels || room.rowStart.length <= height)
    room = {
      strength: new Float32Array(pixels),
      steep: new Uint32Array(pixels),
      rowStart: new Uint32Array(height + 1),
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
export function edges({ luma, width, height }: Raster, { strength, steep, rowStart }: Gradients) {
  let calm = 0;
  let sum = 0;
  let square = 0;
  let fourth = 0;
  for (let y = 2; y < height - 2; y++) {
    for (let i = y * width + 2, end = (y + 1) * width - 2; i < end; i++) {
      const s = strength[i] ?? 0;
      const s2 = s * s;
      sum += s;
      square += s2;
      fourth += s2 * s2;
      calm += below(s | 0, 2);
    }
  }
  const directions = new Float64Array(8);
  let strong = 0;
  let energy = 0;
  let axis = 0;
  let horizontal = 0;
  let stepLike = 0;
  for (let y = 2; y < height - 2; y++) {
    const left = y * width + 2;
    const right = left + width - 4;
    for (let k = rowStart[y] ?? 0, end = rowStart[y + 1] ?? 0; k < end; k++) {
      const i = steep[k] ?? 0;
      const s = strength[i] ?? 0;
      if (s < 10 || i < left || i >= right) continue;
      const h = Math.fround((luma[i + 1] ?? 0) - (luma[i - 1] ?? 0));
      const v = Math.fround((luma[i + width] ?? 0) - (luma[i - width] ?? 0));
      const ah = Math.abs(h);
      const av = Math.abs(v);
      const s2 = s * s;
      const bin = directionOf(ah > 0 ? av / ah : 1e9, h * v >= 0);
      directions[bin] = (directions[bin] ?? 0) + s2;
      energy += s2;
      const isOnAxis = Number(av < ON_AXIS * ah) | Number(ah < ON_AXIS * av);
      axis += isOnAxis * s2;
      horizontal += (isOnAxis & Number(av > ah)) * s2;
      if (s < EDGE) continue;
      strong++;
      // The whole step within two pixels: at the same place the step over four pixels is hardly larger.
      const across = ah > av ? 2 : 2 * width;
      const wide = Math.abs((luma[i + across] ?? 0) - (luma[i - across] ?? 0));
      stepLike += Number(wide < 1.15 * Math.max(ah, av));
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
    edge_step: strong > 0 ? stepLike / strong : 0,
  };
}

/** One of eight directions, counted from the horizontal gradient. */
function directionOf(slope: number, isRising: boolean): number {
  // Counted and not asked for: which way an edge runs is a coin toss that a processor would wait for.
  const turn = Number(slope >= T1) + Number(slope >= T2) + Number(slope >= T3) + Number(slope >= T4);
  return isRising ? turn : (8 - turn) & 7;
}

/** Where edges lie: rows and columns of very different density speak of bars, cards and lists. */
export function edgeLayout({ width, height }: Raster, { strength, steep, rowStart }: Gradients) {
  const byRow = new Float64Array(height);
  const byColumn = new Float64Array(width);
  let centre = 0;
  let all = 0;
  for (let y = 1; y < height - 1; y++) {
    const middleRow = y > height / 4 && y < (height * 3) / 4;
    const before = all;
    for (let k = rowStart[y] ?? 0, end = rowStart[y + 1] ?? 0; k < end; k++) {
      const i = steep[k] ?? 0;
      if ((strength[i] ?? 0) < EDGE) continue;
      const x = i - y * width;
      byColumn[x] = (byColumn[x] ?? 0) + 1;
      all++;
      if (middleRow && x > width / 4 && x < (width * 3) / 4) centre++;
    }
    byRow[y] = all - before;
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
