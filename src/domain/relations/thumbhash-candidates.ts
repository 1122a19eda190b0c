/** What is known of an image before any download: a row of the catalogue. */
export interface SketchRecord {
  readonly key: number;
  /** Base64, as Immich sends it; null while it has no thumbnail. */
  readonly thumbhash: string | null;
  /** Pixels as displayed. */
  readonly width: number | null;
  readonly height: number | null;
}

interface Sketch {
  readonly key: number;
  readonly light: number;
  readonly yellow: number;
  readonly red: number;
  readonly shape: number;
  /** Low frequencies of lightness and colour, 0–15 each. */
  readonly terms: Uint8Array;
}

/** Shapes (logarithm of width over height) within 4 % of each other lie in one step or in neighbouring ones. */
const SHAPE_STEPS = 25;

/**
 * Mean difference of the low-frequency terms (0–15) up to which two sketches can be one picture. Scaling and
 * re-encoding move a term by about half a step; terms of different pictures differ by about three.
 */
const NEAR = 1.1;

/**
 * Keys of the images whose thumbhash has a near twin of the same shape: only their thumbnails need to be
 * fetched to find copies. Averages are compared in steps of two, so that a copy lies at most one step off.
 */
export function thumbhashCandidates(records: Iterable<SketchRecord>): Set<number> {
  const cells = new Map<number, Sketch[]>();
  const found = new Set<number>();
  for (const record of records) {
    const sketch = sketchOf(record);
    if (!sketch) continue;
    const twin = twinOf(sketch, cells);
    if (twin) {
      found.add(twin.key);
      found.add(sketch.key);
    }
    const cell = cellOf(sketch.light, sketch.yellow, sketch.red, sketch.shape);
    const held = cells.get(cell);
    if (held) held.push(sketch);
    else cells.set(cell, [sketch]);
  }
  return found;
}

function twinOf(sketch: Sketch, cells: ReadonlyMap<number, readonly Sketch[]>): Sketch | null {
  for (let light = sketch.light - 1; light <= sketch.light + 1; light++) {
    for (let yellow = sketch.yellow - 1; yellow <= sketch.yellow + 1; yellow++) {
      for (let red = sketch.red - 1; red <= sketch.red + 1; red++) {
        for (let shape = sketch.shape - 1; shape <= sketch.shape + 1; shape++) {
          for (const other of cells.get(cellOf(light, yellow, red, shape)) ?? []) {
            if (areNear(sketch.terms, other.terms)) return other;
          }
        }
      }
    }
  }
  return null;
}

const cellOf = (light: number, yellow: number, red: number, shape: number) =>
  (((shape + 512) * 64 + light + 1) * 64 + yellow + 1) * 64 + red + 1;

function areNear(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  const most = NEAR * a.length;
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    if (sum > most) return false;
  }
  return true;
}

/** Field layout: https://evanw.github.io/thumbhash/ (5 bytes of averages and scales, then 4-bit terms). */
function sketchOf({ key, thumbhash, width, height }: SketchRecord): Sketch | null {
  const bytes = thumbhash === null ? null : fromBase64(thumbhash);
  if (!bytes || bytes.length < 7 || !width || !height) return null;
  const header = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16);
  const hasAlpha = header >> 23 === 1;
  const terms: number[] = [];
  for (const byte of bytes.subarray(hasAlpha ? 6 : 5)) terms.push(byte & 15, byte >> 4);
  return {
    key,
    light: (header & 63) >> 1,
    yellow: ((header >> 6) & 63) >> 1,
    red: ((header >> 12) & 63) >> 1,
    shape: Math.round(SHAPE_STEPS * Math.max(-20, Math.min(20, Math.log(width / height)))),
    terms: Uint8Array.from(terms),
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) break;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return Uint8Array.from(bytes);
}
