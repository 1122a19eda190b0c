import { type Row, rowOf } from './rows.ts';

/** Where an arrow key leads: the index of the next image; null for a key that does not move. */
export function moveFocus(key: string, from: number, rows: readonly Row[], count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowRight':
      return Math.min(last, from + 1);
    case 'ArrowUp':
      return neighbour(from, rows, -1);
    case 'ArrowDown':
      return neighbour(from, rows, 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The image above or below: the one whose middle is nearest, since the rows are not columns. */
function neighbour(from: number, rows: readonly Row[], step: 1 | -1): number {
  const index = rowOf(rows, from);
  const row = rows[index];
  const target = rows[index + step];
  if (!row || !target) return from;
  const middle = middleOf(row, from - row.start);
  let best = 0;
  for (let place = 1; place < target.widths.length; place += 1) {
    if (Math.abs(middleOf(target, place) - middle) < Math.abs(middleOf(target, best) - middle)) best = place;
  }
  return target.start + best;
}

/** Pixels from the left; the gaps are small enough to be left out. */
function middleOf(row: Row, place: number): number {
  const before = row.widths.slice(0, place).reduce((sum, width) => sum + width, 0);
  return before + (row.widths[place] ?? 0) / 2;
}
