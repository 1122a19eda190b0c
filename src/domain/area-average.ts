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
  const wide = spans(width, columns);
  for (let y = 0; y < height; y++) {
    const line = y * width;
    for (let cell = 0; cell < columns; cell++) {
      const from = line + (wide.from[cell] ?? 0);
      const last = line + (wide.last[cell] ?? 0);
      let sum = (wide.first[cell] ?? 0) * (values[from] ?? 0);
      for (let i = from + 1; i < last; i++) sum += wide.whole * (values[i] ?? 0);
      if (from < last) sum += (wide.final[cell] ?? 0) * (values[last] ?? 0);
      across[y * columns + cell] = sum;
    }
  }
  const grid = new Float64Array(columns * rows);
  const tall = spans(height, rows);
  for (let cell = 0; cell < rows; cell++) {
    const from = tall.from[cell] ?? 0;
    const last = tall.last[cell] ?? 0;
    for (let y = from; y <= last; y++) {
      const share = y === from ? tall.first[cell] : y === last ? tall.final[cell] : tall.whole;
      for (let column = 0; column < columns; column++) {
        const i = cell * columns + column;
        grid[i] = (grid[i] ?? 0) + (share ?? 0) * (across[y * columns + column] ?? 0);
      }
    }
  }
  return grid;
}

/** Which pixels of a line fall into each cell, and what share of the cell the outermost and the whole ones are. */
function spans(length: number, cells: number) {
  const size = length / cells;
  const [from, last] = [new Uint32Array(cells), new Uint32Array(cells)];
  const [first, final] = [new Float64Array(cells), new Float64Array(cells)];
  for (let cell = 0; cell < cells; cell++) {
    const start = cell * size;
    const end = start + size;
    const a = Math.floor(start);
    const b = Math.min(length - 1, Math.ceil(end) - 1);
    from[cell] = a;
    last[cell] = b;
    first[cell] = (Math.min(end, a + 1) - start) / size;
    final[cell] = Math.max(0, Math.min(end, b + 1) - Math.max(start, b)) / size;
  }
  return { from, last, first, final, whole: 1 / size };
}
