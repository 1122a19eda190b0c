import { type Rows, rowOf, widthsOf } from './rows.ts';

/** Where an arrow key leads: the index of the next image; null for a key that does not move. */
export function moveFocus(key: string, from: number, rows: Rows, ratios: Uint8Array): number | null {
  const last = ratios.length - 1;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowRight':
      return Math.min(last, from + 1);
    case 'ArrowUp':
      return neighbour(from, rows, ratios, -1);
    case 'ArrowDown':
      return neighbour(from, rows, ratios, 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The image above or below: the one whose middle is nearest, since the rows are not columns. */
function neighbour(from: number, rows: Rows, ratios: Uint8Array, step: 1 | -1): number {
  const row = rowOf(rows, from);
  const target = row + step;
  if (row === -1 || target < 0 || target >= rows.count) return from;
  const middle = middles(widthsOf(rows, row, ratios))[from - (rows.starts[row] ?? 0)] ?? 0;
  let [best, nearest] = [0, Number.POSITIVE_INFINITY];
  for (const [place, other] of middles(widthsOf(rows, target, ratios)).entries()) {
    if (Math.abs(other - middle) >= nearest) continue;
    [best, nearest] = [place, Math.abs(other - middle)];
  }
  return (rows.starts[target] ?? 0) + best;
}

/** Pixels from the left; the gaps are small enough to be left out. */
function middles(widths: readonly number[]): number[] {
  let left = 0;
  return widths.map((width) => {
    left += width;
    return left - width / 2;
  });
}
