/** What a PNG's chunks say, as far as they lie in the first bytes. */
export interface PngStructure {
  readonly width: number | null;
  readonly height: number | null;
  readonly bitDepth: number | null;
  readonly palette: boolean | null;
  readonly grey: boolean | null;
  readonly alpha: boolean | null;
  /** A chunk's name or length cannot be: overwritten data. */
  readonly broken: boolean;
}

const PALETTE = 3;

/** Walks the chunks of the first bytes. Never throws. */
export function pngStructure(head: Uint8Array): PngStructure {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const nothing = { width: null, height: null, bitDepth: null, palette: null, grey: null, alpha: null };
  if (head.length < 29 || chunkName(head, 12) !== 'IHDR') return { ...nothing, broken: true };
  const colourType = head[25] ?? 0;
  let broken = false;
  let at = 8;
  while (at + 8 <= head.length) {
    const length = view.getUint32(at);
    const name = chunkName(head, at + 4);
    if (!/^[A-Za-z]{4}$/.test(name) || length > 0x7fffffff) {
      broken = true;
      break;
    }
    if (name === 'IEND') break;
    at += 12 + length;
  }
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    bitDepth: head[24] ?? null,
    palette: colourType === PALETTE,
    grey: colourType === 0 || colourType === 4,
    alpha: colourType >= 4,
    broken,
  };
}

const chunkName = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
