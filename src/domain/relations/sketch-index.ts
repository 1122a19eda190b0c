import { averagesOf, thumbhashBytes } from '../thumbhash.ts';

/** What is known of an image before any download: a row of the catalogue. */
export interface SketchRecord {
  /** Base64, as Immich sends it; null while it has no thumbnail. */
  readonly thumbhash: string | null;
  /** Pixels as displayed. */
  readonly width: number | null;
  readonly height: number | null;
}

interface Sketch {
  readonly light: number;
  readonly yellow: number;
  readonly red: number;
  readonly shape: number;
  /** Low frequencies of lightness and colour, 0–15 each. */
  readonly terms: readonly number[];
}

/** Pictures by their thumbhash, in flat memory: some 60 bytes each. */
export interface SketchIndex {
  /** Beyond the capacity, and without a thumbhash or a size, nothing is added. */
  add(record: SketchRecord): void;
  /** Whether one that was added may be the same picture at any size and encoding. */
  hasTwin(record: SketchRecord): boolean;
}

/** A thumbhash has 25 bytes at most, of which 20 are terms of 4 bits. */
const MOST_TERMS = 40;
/** Bounds the time where thousands look alike: black frames, empty pages. */
const MOST_LOOKED_AT = 500;

/** Shapes (logarithm of width over height) within 4 % of each other lie in one step or in neighbouring ones. */
const SHAPE_STEPS = 25;

/**
 * Mean difference of the low-frequency terms (0–15) up to which two sketches can be one picture. Scaling and
 * re-encoding move a term by about half a step; terms of different pictures differ by about three.
 */
const NEAR = 1.1;

/**
 * Averages are compared in steps of two, so that a copy lies at most one step off in each, and is found in
 * one of the neighbouring cells.
 */
export function createSketchIndex(capacity: number): SketchIndex {
  const heads = new Map<number, number>();
  const next = new Int32Array(capacity);
  const lengths = new Uint8Array(capacity);
  const terms = new Uint8Array(capacity * MOST_TERMS);
  let used = 0;

  function isNear(item: number, wanted: readonly number[]): boolean {
    if (lengths[item] !== wanted.length) return false;
    const most = NEAR * wanted.length;
    let sum = 0;
    for (let i = 0, at = item * MOST_TERMS; i < wanted.length; i++, at++) {
      sum += Math.abs((terms[at] ?? 0) - (wanted[i] ?? 0));
      if (sum > most) return false;
    }
    return true;
  }

  return {
    add(record) {
      const sketch = sketchOf(record);
      if (sketch === null || used === capacity) return;
      const cell = cellOf(sketch.light, sketch.yellow, sketch.red, sketch.shape);
      lengths[used] = sketch.terms.length;
      terms.set(sketch.terms, used * MOST_TERMS);
      next[used] = heads.get(cell) ?? -1;
      heads.set(cell, used);
      used += 1;
    },
    hasTwin(record) {
      const sketch = sketchOf(record);
      if (sketch === null) return false;
      let looked = 0;
      for (let light = sketch.light - 1; light <= sketch.light + 1; light++)
        for (let yellow = sketch.yellow - 1; yellow <= sketch.yellow + 1; yellow++)
          for (let red = sketch.red - 1; red <= sketch.red + 1; red++)
            for (let shape = sketch.shape - 1; shape <= sketch.shape + 1; shape++)
              for (
                let item = heads.get(cellOf(light, yellow, red, shape)) ?? -1;
                item >= 0;
                item = next[item] ?? -1
              ) {
                if (isNear(item, sketch.terms)) return true;
                if (++looked > MOST_LOOKED_AT) return false;
              }
      return false;
    },
  };
}

const cellOf = (light: number, yellow: number, red: number, shape: number) =>
  (((shape + 512) * 64 + light + 1) * 64 + yellow + 1) * 64 + red + 1;

function sketchOf({ thumbhash, width, height }: SketchRecord): Sketch | null {
  if (thumbhash === null || !width || !height) return null;
  const bytes = thumbhashBytes(thumbhash);
  if (bytes.length < 7) return null;
  const { lightness, yellowBlue, redGreen, hasAlpha } = averagesOf(thumbhash);
  const terms: number[] = [];
  for (const byte of bytes.subarray(hasAlpha ? 6 : 5)) terms.push(byte & 15, byte >> 4);
  return {
    light: lightness >> 1,
    yellow: yellowBlue >> 1,
    red: redGreen >> 1,
    shape: Math.round(SHAPE_STEPS * Math.max(-20, Math.min(20, Math.log(width / height)))),
    terms: terms.slice(0, MOST_TERMS),
  };
}
