/** A box that OCR found, corners as fractions of the frame. */
export interface TextRegion {
  readonly text: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Words seen and the share of the frame (0–1) that their boxes cover, overlaps counted once. */
export interface TextCoverage {
  readonly words: number;
  readonly share: number;
}

/**
 * Sums up the OCR of one asset. An empty list is null: Immich answers the same to "no text" and "not run",
 * and not knowing must not count as a picture without text.
 */
export function textCoverage(regions: readonly TextRegion[]): TextCoverage | null {
  if (regions.length === 0) return null;
  const words = regions.reduce((sum, { text }) => sum + countWords(text), 0);
  return { words, share: coveredShare(regions) };
}

/** Chinese, Japanese and Korean are written without spaces; about two characters make a word. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const CHARACTERS_A_WORD = 2;

function countWords(text: string): number {
  const spaceless = text.match(SPACELESS)?.length ?? 0;
  const spaced = text.replace(SPACELESS, ' ').match(/[^\s]*[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  return spaced + Math.ceil(spaceless / CHARACTERS_A_WORD);
}

/** Rows of the raster in which overlaps are counted once: a line of small print is 1/100 of the height. */
const ROWS = 200;

/** Exact across, rastered downwards: for each row the union of the boxes' extents. */
function coveredShare(regions: readonly TextRegion[]): number {
  let covered = 0;
  for (let row = 0; row < ROWS; row += 1) {
    const y = (row + 0.5) / ROWS;
    const spans = regions
      .filter(({ y1, y2 }) => y1 <= y && y < y2)
      .map(({ x1, x2 }) => [clamp(x1), clamp(x2)] as const)
      .sort((a, b) => a[0] - b[0]);
    let reached = 0;
    for (const [from, to] of spans) {
      covered += Math.max(0, to - Math.max(from, reached));
      reached = Math.max(reached, to);
    }
  }
  return covered / ROWS;
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
