/**
 * Area average of a picture on a grid: every pixel counts with the share of it that lies in a cell, so
 * that the same picture at another size gives the same grid.
 */
export function average(
  values: ArrayLike<number>,
  width: number,
  height: number,
  columns: number,
  rows: number,
): Float64Array {
  const across = new Float64Array(columns * height);
  const spans = shares(width, columns);
  const cells = Uint16Array.from(spans, ({ cell }) => cell);
  const froms = Uint32Array.from(spans, ({ from }) => from);
  const weights = Float64Array.from(spans, ({ share }) => share);
  for (let y = 0; y < height; y++) {
    const line = y * width;
    const to = y * columns;
    for (let i = 0; i < cells.length; i++) {
      const at = to + (cells[i] ?? 0);
      across[at] = (across[at] ?? 0) + (weights[i] ?? 0) * (values[line + (froms[i] ?? 0)] ?? 0);
    }
  }
  const grid = new Float64Array(columns * rows);
  for (const { cell, from, share } of shares(height, rows)) {
    for (let column = 0; column < columns; column++) {
      const i = cell * columns + column;
      grid[i] = (grid[i] ?? 0) + share * (across[from * columns + column] ?? 0);
    }
  }
  return grid;
}

/** Which pixels of a line fall into which cell, and with what share of the cell. */
function shares(length: number, cells: number): { cell: number; from: number; share: number }[] {
  const size = length / cells;
  const found: { cell: number; from: number; share: number }[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const start = cell * size;
    const end = start + size;
    const last = Math.min(length - 1, Math.ceil(end) - 1);
    for (let from = Math.floor(start); from <= last; from++) {
      const share = (Math.min(end, from + 1) - Math.max(start, from)) / size;
      if (share > 0) found.push({ cell, from, share });
    }
  }
  return found;
}
