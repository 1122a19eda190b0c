/**
 * The eight ways in which a square grid can be turned and mirrored. Bit 0: mirrored left to right; bit 1: top to
 * bottom; bit 2: then rows and columns exchanged.
 */
export type Turn = number;

export const UPRIGHT: Turn = 0;
const ACROSS = 1;
const DOWN = 2;
const EXCHANGED = 4;

/** Whether width and height change places. */
export const exchangesSides = (turn: Turn): boolean => (turn & EXCHANGED) !== 0;

/** What a person would call it. Two mirrorings make a rotation, and so do one and an exchange. */
export function nameOfTurn(turn: Turn): 'none' | 'quarter' | 'half' | 'mirrored' {
  if (turn === UPRIGHT) return 'none';
  const mirrorings = (turn & ACROSS) + ((turn & DOWN) >> 1) + (turn >> 2);
  if (mirrorings % 2 === 1) return 'mirrored';
  return exchangesSides(turn) ? 'quarter' : 'half';
}

/** Where each cell of a turned grid is taken from: `turned[i] = grid[cells[i]]`. */
export function turnedCells(side: number, turn: Turn): Uint16Array {
  return Uint16Array.from({ length: side * side }, (_, i) => {
    const column = i % side;
    const row = (i - column) / side;
    const x = (turn & ACROSS) === 0 ? column : side - 1 - column;
    const y = (turn & DOWN) === 0 ? row : side - 1 - row;
    return exchangesSides(turn) ? x * side + y : y * side + x;
  });
}

/**
 * The turn that brings the signs and sizes of the lowest two frequencies into one order, whatever way the picture
 * stands: `frequencies` are rows of `count`, the horizontal ones first.
 */
export function canonicalTurn(frequencies: Float64Array, count: number): Turn {
  const horizontal = frequencies[1] ?? 0;
  const vertical = frequencies[count] ?? 0;
  const exchanged = Math.abs(vertical) > Math.abs(horizontal);
  const [first, second] = exchanged ? [vertical, horizontal] : [horizontal, vertical];
  return (first < 0 ? ACROSS : 0) | (second < 0 ? DOWN : 0) | (exchanged ? EXCHANGED : 0);
}

/** The frequencies of the turned picture: a mirroring changes the sign of the odd ones. */
export function turnFrequencies(frequencies: Float64Array, count: number, turn: Turn): Float64Array {
  return frequencies.map((_, i) => {
    const u = i % count;
    const v = (i - u) / count;
    const value = frequencies[exchangesSides(turn) ? u * count + v : i] ?? 0;
    const flips = ((turn & ACROSS) !== 0 ? u : 0) + ((turn & DOWN) !== 0 ? v : 0);
    return flips % 2 === 1 ? -value : value;
  });
}

/** By the canonical turns of two pictures of one scene: how the first one has to be turned to look like the second. */
export function turnBetween(first: Turn, second: Turn): Turn {
  return BETWEEN[first * 8 + second] ?? UPRIGHT;
}

const ALL: readonly Turn[] = [0, 1, 2, 3, 4, 5, 6, 7];
const BETWEEN = Uint8Array.from(ALL.flatMap((first) => ALL.map((second) => solve(first, second))));

/** The turn after which `second` gives what `first` gives at once, found on a grid of nine. */
function solve(first: Turn, second: Turn): Turn {
  const wanted = turnedCells(3, first).join();
  const after = turnedCells(3, second);
  return (
    ALL.find((turn) => {
      const once = turnedCells(3, turn);
      return Array.from(after, (cell) => once[cell]).join() === wanted;
    }) ?? UPRIGHT
  );
}
