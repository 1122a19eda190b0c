import { kernel, results } from './kernel/kernel.ts';
import type { Raster } from './raster.ts';

/** Side of the blocks, as in the kernel: about two lines of small print on a 250-px thumbnail. */
const BLOCK = 10;

/** Blocks that look like print: many reversals of light and dark along the row, on an even ground. */
export function text({ width, height }: Raster) {
  const rows = Math.floor(height / BLOCK);
  const blocks = Math.max(1, Math.floor(width / BLOCK) * rows);
  kernel.printedBlocks(width, height);
  const [textual = 0, dense = 0, textRows = 0] = results;
  return {
    text_share: textual / blocks,
    text_dense: dense / blocks,
    text_rows: rows > 0 ? textRows / rows : 0,
  };
}
