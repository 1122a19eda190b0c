import type { PerceptualHash } from './measurements.ts';
import { DARKEST_AT, LAYOUT_SIDE, LUMA_AT, RANGE_AT, rangeOf } from './perceptual-hash.ts';
import { thumbhashBytes } from './thumbhash.ts';

/** Frequencies across and down that a thumbhash has of lightness and of both colours, so that its luma is known. */
const SHARED = [
  [0, 0],
  [1, 0],
  [2, 0],
  [0, 1],
  [1, 1],
  [0, 2],
] as const;

/** Luma (BT.601, as the layout's) of a thumbhash's terms: lightness + 0.219 yellow-blue − 0.144 red-green. */
const OF_YELLOW = 0.886 / 3 - 0.228 / 3;
const OF_RED = (0.299 - 0.587) / 2;

/**
 * Root mean square of luma (0–1) beyond what a thumbhash rounds away. Measured on 2,850 opaque pictures as WebP and
 * JPEG of 120 to 480 pixels, and kept in Display P3, whose profile is left aside: of the true pairs the worst had 0.018,
 * in P3 0.067; without the average 0 and 0.016. Of random wrong pairs nine in ten are beyond one of these.
 */
const MOST = 0.14;
const MOST_WITHOUT_AVERAGE = 0.05;

/**
 * Whether a thumbnail with this hash can be of the picture that a thumbhash (base64) was made of. No only where the two
 * cannot be reconciled; yes where the thumbhash has alpha, whose picture has no one background, or is not whole.
 */
export function canBePictureOf(thumbhash: string, hash: PerceptualHash | null): boolean {
  const expected = lumaOf(thumbhashBytes(thumbhash));
  if (expected === null) return true;
  const found = hash === null ? null : layoutOf(hash);
  let apart = 0;
  let average = 0;
  for (const [at, { luma, rounded }] of expected.entries()) {
    // A picture without content has no hash, and nothing is known of how bright it is.
    if (at === 0 && found === null) continue;
    const [across, down] = SHARED[at] ?? [0, 0];
    const beyond = Math.max(0, Math.abs(luma - (found === null ? 0 : term(found, across, down))) - rounded);
    const square = beyond ** 2 * (across > 0 ? 2 : 1) * (down > 0 ? 2 : 1);
    if (at === 0) average = square;
    else apart += square;
  }
  return Math.sqrt(apart) <= MOST_WITHOUT_AVERAGE && Math.sqrt(apart + average) <= MOST;
}

/** The shared terms in luma, and how far each may be off by rounding alone. */
function lumaOf(bytes: Uint8Array): readonly { luma: number; rounded: number }[] | null {
  const at = (index: number): number => bytes[index] ?? 0;
  const header = at(0) | (at(1) << 8) | (at(2) << 16);
  const more = at(3) | (at(4) << 8);
  if (bytes.length < 5 || header >> 23 === 1) return null;
  const isLandscape = more >> 15 === 1;
  const short = Math.max(3, more & 7);
  const lightness = places(isLandscape ? 7 : short, isLandscape ? short : 7);
  const colours = places(3, 3);
  if (bytes.length < 5 + Math.ceil((lightness.size + 2 * colours.size) / 2)) return null;
  const scales = [((header >> 18) & 31) / 31, ((more >> 3) & 63) / 63, ((more >> 9) & 63) / 63] as const;
  const read = (from: number, place: number | undefined, scale: number): number => {
    if (place === undefined) return 0;
    const index = from + place;
    return (((at(5 + (index >> 1)) >> (4 * (index & 1))) & 15) / 7.5 - 1) * scale;
  };
  const averages = [(header & 63) / 63, ((header >> 6) & 63) / 31.5 - 1, ((header >> 12) & 63) / 31.5 - 1];
  return SHARED.map(([across, down], index) => {
    const key = across + 8 * down;
    const [l = 0, p = 0, q = 0] =
      index === 0
        ? averages
        : [
            read(0, lightness.get(key), scales[0]),
            read(lightness.size, colours.get(key), scales[1]),
            read(lightness.size + colours.size, colours.get(key), scales[2]),
          ];
    const luma = l + OF_YELLOW * p + OF_RED * q;
    // Half a step of 63, or of 15 times the scale and of the scale's own 31: doubled for the latter, to be generous.
    const off = (scale: number): number => scale / 15 + 1 / 62;
    const rounded =
      index === 0
        ? 1 / 126 + (OF_YELLOW - OF_RED) / 63
        : off(scales[0]) + OF_YELLOW * off(scales[1]) - OF_RED * off(scales[2]);
    return { luma, rounded };
  });
}

/** Where each term stands among those of a channel, by `across + 8 * down`: the order of the format. */
function places(wide: number, high: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let down = 0; down < high; down++)
    for (let across = down > 0 ? 0 : 1; across * high < wide * (high - down); across++)
      found.set(across + 8 * down, found.size);
  return found;
}

/** The luma grid of a hash, 0–1, row by row. */
function layoutOf(hash: PerceptualHash): Float64Array {
  const byte = (index: number): number => Number.parseInt(hash.slice(2 * index, 2 * index + 2), 16) || 0;
  const darkest = byte(DARKEST_AT);
  const range = rangeOf(byte(RANGE_AT));
  return Float64Array.from(
    { length: LAYOUT_SIDE ** 2 },
    (_, cell) => (darkest + (range * byte(LUMA_AT + cell)) / 255) / 255,
  );
}

const COSINES = Float64Array.from({ length: 3 * LAYOUT_SIDE }, (_, index) =>
  Math.cos((Math.PI * Math.floor(index / LAYOUT_SIDE) * ((index % LAYOUT_SIDE) + 0.5)) / LAYOUT_SIDE),
);

function term(grid: Float64Array, across: number, down: number): number {
  let sum = 0;
  for (let cell = 0; cell < grid.length; cell++) {
    const column = COSINES[across * LAYOUT_SIDE + (cell % LAYOUT_SIDE)] ?? 0;
    const row = COSINES[down * LAYOUT_SIDE + Math.floor(cell / LAYOUT_SIDE)] ?? 0;
    sum += (grid[cell] ?? 0) * column * row;
  }
  return sum / grid.length;
}
