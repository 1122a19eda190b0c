import { COLOUR_AT, COLOUR_SIDE, DARKEST_AT, HASH_BYTES, LAYOUT_SIDE } from '../perceptual-hash.ts';
import { type Turn, turnedCells, UPRIGHT } from '../turns.ts';
import { createDifferenceOf, type LookDifference } from './look-difference.ts';

/**
 * The numbers below were set on 4,600 copies of labelled thumbnails (half and quarter size, JPEG q60, WebP)
 * against all pairs of different pictures among them, and against screens, pages and captions of one layout with
 * other words in them (bench/duplicates.ts prints both).
 */

/** How the thumbnails of two pictures relate. */
export interface Views {
  /** Short side of the smaller thumbnail in pixels, at most 250. */
  readonly shortSide: number;
  /** Both pictures have one size, so that their thumbnails were sampled on one grid. */
  readonly sameSize: boolean;
  /** How the first has to be turned to stand like the second. */
  readonly turn: Turn;
  /** Beyond which they need not be told apart. */
  readonly most: number;
}

/** Below this short side a cell averages too few pixels to be quiet within a level. */
const QUIET_SIDE = 160;

/**
 * What a cell may differ where there is structure: the range around it times this, over the short side in pixels.
 * A cell is a 32nd of it, so that 6 allows two samplings of one picture a fifth of a pixel against each other.
 */
const SHIFT = 6;
const SHIFT_ON_ONE_GRID = 1;

/**
 * By the short side of the smaller thumbnail: worst cell and root mean square of all cells, in units of what a
 * cell may differ, and how alike the details must be (correlation).
 */
const TOLERANCES = [
  { from: 100, scaled: { worst: 8, all: 1.5, alike: 0.98 }, oneGrid: { worst: 8, all: 1.9, alike: 0.985 } },
  { from: 60, scaled: { worst: 7, all: 1.3, alike: 0.95 }, oneGrid: { worst: 8, all: 1.6, alike: 0.98 } },
  { from: 40, scaled: { worst: 6, all: 0.9, alike: 0.96 }, oneGrid: { worst: 7, all: 1.3, alike: 0.98 } },
  { from: 24, scaled: { worst: 6.5, all: 1.1, alike: 0.87 }, oneGrid: { worst: 8.5, all: 1.9, alike: 0.95 } },
] as const;

/** Colour differences (Cb, Cr) per cell; small copies average fewer pixels. */
const COLOURS = [
  { from: 130, most: 8 },
  { from: 64, most: 12 },
  { from: 0, most: 14 },
] as const;

/** Cells with structure from which a picture has edges to be known by: an empty page has none. */
const LEAST_STRUCTURE = 24;

/** Deviation of luma (levels) below which a picture without edges is a shade of dark, white or fog. */
const FULL_CONTRAST = 8;

/** Of such pictures compression leaves less: these many levels of noise, and details that agree so well. */
const WORST_OF_FAINT = 3;
const ALIKE_OF_FAINT = 0.8;

/** What compression leaves in a cell (levels); details that are hardly stronger cannot agree better. */
const NOISE = 0.45;

/** Share of the deviation that stripes and gradients leave once rows and columns are taken away. */
const DETAIL = 0.1;

/**
 * How far two perceptual hashes (bytes, at `a` and `b`) are apart, 0 for equal ones; null where they are not of one
 * picture, whatever its size and encoding, or further apart than asked for.
 */
export type ApartOf = (a: number, b: number, views: Views) => number | null;

/** Compares the hashes among these bytes, which never change. */
export function createApartOf(looks: Uint8Array): ApartOf {
  const differenceOf = createDifferenceOf(looks);
  return (a, b, { shortSide, sameSize, turn, most }) => {
    const tolerances = TOLERANCES.find(({ from }) => shortSide >= from);
    if (tolerances === undefined) return null;
    if (!sameColours(looks, a, b, turn, COLOURS.find(({ from }) => shortSide >= from)?.most ?? 0))
      return null;
    const tolerance = sameSize ? tolerances.oneGrid : tolerances.scaled;
    const found = differenceOf(a, b, LUMA_CELLS[turn] ?? UPRIGHT_CELLS, {
      worst: tolerance.worst,
      all: Math.min(tolerance.all, most),
      even: Math.max(1, QUIET_SIDE / shortSide),
      shift: (sameSize ? SHIFT_ON_ONE_GRID : SHIFT) / shortSide,
    });
    return found && isKnownByDetail(found, tolerance.alike) ? found.all : null;
  };
}

/**
 * Two dark frames differ by little and are still two pictures: what there is of detail must agree. Stripes have
 * none of it, and are known by their edges.
 */
function isKnownByDetail(found: LookDifference, alike: number): boolean {
  const { structured, deviation, detail, likeness, worst } = found;
  const possible = Math.max(ALIKE_OF_FAINT, Math.min(alike, 1 - (NOISE / detail) ** 2));
  if (structured >= LEAST_STRUCTURE) return detail < DETAIL * deviation || likeness >= possible;
  return deviation < FULL_CONTRAST && worst <= WORST_OF_FAINT && likeness >= possible;
}

/**
 * Whether two pictures of one size that were stored without loss are pixel for pixel the same: nothing but
 * the thumbnail's own compression lies between them. Two screens of one app differ by more than that.
 */
export function identicalLook(looks: Uint8Array, a: number, b: number): boolean {
  for (let i = DARKEST_AT; i < HASH_BYTES; i++) {
    if (Math.abs((looks[a + i] ?? 0) - (looks[b + i] ?? 0)) > 1) return false;
  }
  return true;
}

const ALL_TURNS: readonly Turn[] = [0, 1, 2, 3, 4, 5, 6, 7];
const LUMA_CELLS = ALL_TURNS.map((turn) => turnedCells(LAYOUT_SIDE, turn));
const COLOUR_CELLS = ALL_TURNS.map((turn) => turnedCells(COLOUR_SIDE, turn));
const UPRIGHT_CELLS = turnedCells(LAYOUT_SIDE, UPRIGHT);

/** A quick no for most candidates. */
function sameColours(looks: Uint8Array, a: number, b: number, turn: Turn, most: number): boolean {
  const cells = COLOUR_CELLS[turn] ?? new Uint16Array();
  const count = COLOUR_SIDE ** 2;
  for (let i = 0; i < 2 * count; i++) {
    const plane = i < count ? 0 : count;
    const from = a + COLOUR_AT + plane + (cells[i - plane] ?? 0);
    if (Math.abs((looks[from] ?? 0) - (looks[b + COLOUR_AT + i] ?? 0)) > most) return false;
  }
  return true;
}
