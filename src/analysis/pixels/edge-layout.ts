import { kernel, scratch } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** Where edges lie: rows and columns of very different density speak of bars, cards and lists. */
export function edgeLayout({ width, height }: Raster) {
  kernel.edgeCounts(width, height);
  const byRow = scratch.counts(height);
  const byColumn = scratch.counts(width, 4 * height);
  const central = scratch.counts(width, 4 * (height + width + 4));
  const all = byRow.reduce((sum, count) => sum + count, 0);
  const centre = central.reduce(
    (sum, count, x) => (x > width / 4 && x < (width * 3) / 4 ? sum + count : sum),
    0,
  );
  return {
    rows_empty: emptyShare(byRow),
    columns_empty: emptyShare(byColumn),
    rows_uneven: unevenness(byRow),
    columns_uneven: unevenness(byColumn),
    rows_alternate: alternations(byRow, width),
    edges_central: all > 0 ? centre / all : 0,
  };
}

function emptyShare(lines: Uint32Array): number {
  let empty = 0;
  for (const count of lines) if (count === 0) empty++;
  return lines.length === 0 ? 0 : empty / lines.length;
}

/** Mean absolute difference of neighbouring lines over their mean: 0 = even, about 1 = bars. */
function unevenness(lines: Uint32Array): number {
  let sum = 0;
  let change = 0;
  for (let i = 1; i < lines.length; i++) {
    sum += lines[i] ?? 0;
    change += Math.abs((lines[i] ?? 0) - (lines[i - 1] ?? 0));
  }
  return sum > 0 ? change / sum : 0;
}

/** Changes between busy and empty rows per 100 rows: lines of text and list entries alternate. */
function alternations(byRow: Uint32Array, width: number): number {
  let changes = 0;
  let busy = false;
  for (const count of byRow) {
    const now: boolean = busy ? count > 0.01 * width : count > 0.05 * width;
    if (now !== busy) changes++;
    busy = now;
  }
  return byRow.length === 0 ? 0 : (100 * changes) / byRow.length;
}
