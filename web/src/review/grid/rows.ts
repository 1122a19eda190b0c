/** What a box in the grid needs to know of an image. */
export interface Sized {
  readonly width: number | null;
  readonly height: number | null;
}

export interface Shape {
  /** Pixels between the edges of the grid. */
  readonly width: number;
  /** Pixels; rows come out between this and about 1.5 times this. */
  readonly rowHeight: number;
  readonly gap: number;
}

export interface Row {
  /** Index of its first item. */
  readonly start: number;
  /** Pixels, one for each item of the row. */
  readonly widths: readonly number[];
  /** Pixels of the picture area. */
  readonly height: number;
}

/**
 * Taller or wider than this is shown with margins: a phone screenshot would leave no room for its name,
 * a banner would fill the row.
 */
const NARROWEST = 0.72;
const WIDEST = 2.2;
/** A row that is not full is not blown up further than this. */
const TALLEST = 1.5;

/** Width over height as the grid draws it; unknown sizes are drawn square. */
export function boxRatio({ width, height }: Sized): number {
  if (width === null || height === null || width <= 0 || height <= 0) return 1;
  return Math.min(WIDEST, Math.max(NARROWEST, width / height));
}

/**
 * Packs images into rows of one height that fill the width, as Immich's timeline does, in order.
 * Adding items at the end changes the last row only, so a list that grows while one scrolls does not jump.
 */
export function packRows(items: readonly Sized[], shape: Shape): Row[] {
  const rows: Row[] = [];
  let start = 0;
  let ratios: number[] = [];
  let sum = 0;
  const close = (full: boolean): void => {
    const inner = shape.width - shape.gap * (ratios.length - 1);
    const filling = inner / sum;
    const height = Math.floor(full ? filling : Math.min(filling, shape.rowHeight));
    rows.push({ start, height, widths: ratios.map((ratio) => Math.floor(ratio * height)) });
    start += ratios.length;
    ratios = [];
    sum = 0;
  };
  for (const item of items) {
    const ratio = boxRatio(item);
    const added = (shape.width - shape.gap * ratios.length) / (sum + ratio);
    // One more would make the row lower than wanted: close it first, unless that leaves it absurdly tall.
    if (
      ratios.length > 0 &&
      added < shape.rowHeight &&
      heightOf(ratios, sum, shape) <= shape.rowHeight * TALLEST
    ) {
      close(true);
    }
    ratios.push(ratio);
    sum += ratio;
    if (heightOf(ratios, sum, shape) <= shape.rowHeight) close(true);
  }
  if (ratios.length > 0) close(false);
  return rows;
}

/** The row that holds an item; −1 where there is none. */
export function rowOf(rows: readonly Row[], index: number): number {
  return rows.findIndex((row) => index >= row.start && index < row.start + row.widths.length);
}

function heightOf(ratios: readonly number[], sum: number, shape: Shape): number {
  return (shape.width - shape.gap * (ratios.length - 1)) / sum;
}
