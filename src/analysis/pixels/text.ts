import type { Raster } from './raster.ts';

/** Blocks of this many pixels: about two lines of small print on a 250-px thumbnail. */
const BLOCK = 10;

/** A change of luma between neighbours that a glyph's stroke makes even after scaling down. */
const STROKE = 14;

/** Blocks that look like print: many reversals of light and dark along the row, on an even ground. */
export function text({ luma, width, height }: Raster) {
  const columns = Math.floor(width / BLOCK);
  const rows = Math.floor(height / BLOCK);
  let textual = 0;
  let dense = 0;
  let textRows = 0;
  for (let row = 0; row < rows; row++) {
    let inRow = 0;
    for (let column = 0; column < columns; column++) {
      const kind = blockKind(luma, width, column * BLOCK, row * BLOCK);
      if (kind > 0) {
        textual++;
        inRow++;
      }
      if (kind > 1) dense++;
    }
    if (inRow >= 3) textRows++;
  }
  const blocks = Math.max(1, columns * rows);
  return {
    text_share: textual / blocks,
    text_dense: dense / blocks,
    text_rows: rows > 0 ? textRows / rows : 0,
  };
}

/** 0 no print, 1 print, 2 print with an even ground (a third of the block is of its brightest or darkest shade). */
function blockKind(luma: Float32Array, width: number, left: number, top: number): 0 | 1 | 2 {
  if (reversalsIn(luma, width, left, top) < 8) return 0;
  let least = 255;
  let most = 0;
  for (let y = top; y < top + BLOCK; y++) {
    for (let i = y * width + left, end = i + BLOCK - 1; i < end; i++) {
      const value = luma[i] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  if (most - least < 40) return 0;
  let bright = 0;
  let dark = 0;
  for (let y = top; y < top + BLOCK; y++) {
    for (let i = y * width + left, end = i + BLOCK; i < end; i++) {
      const value = luma[i] ?? 0;
      if (value > most - 12) bright++;
      else if (value < least + 12) dark++;
    }
  }
  return Math.max(bright, dark) > (BLOCK * BLOCK) / 3 ? 2 : 1;
}

/** How often light turns to dark and back along the rows of a block. */
function reversalsIn(luma: Float32Array, width: number, left: number, top: number): number {
  let reversals = 0;
  for (let y = top; y < top + BLOCK; y++) {
    let direction = 0;
    const row = y * width + left;
    let value = luma[row] ?? 0;
    for (let i = row + 1, end = row + BLOCK; i < end; i++) {
      const next = luma[i] ?? 0;
      const change = next - value;
      value = next;
      if (change <= STROKE && change >= -STROKE) continue;
      const sign = change > 0 ? 1 : -1;
      if (sign === -direction) reversals++;
      direction = sign;
    }
  }
  return reversals;
}
