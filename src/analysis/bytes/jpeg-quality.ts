/** Luma table of the JPEG standard (ITU-T T.81, table K.1) in zig-zag order, the one that "quality 50" means. */
const STANDARD = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58,
  51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103,
  62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
];

/**
 * The quality (1–100) on the scale of the Independent JPEG Group's encoder that comes nearest to a luma
 * table; `standard` tells whether the table is exactly one of that encoder's (cameras have tables of their own).
 */
export function jpegQuality(table: readonly number[]): { quality: number; standard: boolean } {
  let best = { quality: 1, error: Number.POSITIVE_INFINITY };
  for (let quality = 1; quality <= 100; quality++) {
    const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    let error = 0;
    for (let i = 0; i < 64; i++) {
      const expected = Math.min(255, Math.max(1, Math.floor(((STANDARD[i] ?? 0) * scale + 50) / 100)));
      error += Math.abs(Math.log2(expected) - Math.log2(Math.max(1, table[i] ?? 1)));
    }
    if (error < best.error) best = { quality, error };
  }
  return { quality: best.quality, standard: best.error === 0 };
}
