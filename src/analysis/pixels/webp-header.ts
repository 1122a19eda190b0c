/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Bits of the extended header that call for more than the frame (WebP container specification). */
const ANIMATED_OR_CLEAR = 0x12;
/** 9d 01 2a, read from the back. */
const KEY_FRAME_START = 0x2a019d;
/** The two bits above are a scale that only the display knows. */
const SIZE_BITS = 0x3fff;

/** The size that a WebP file begins with, of its canvas or its lossy frame; null for every other file. */
export function webpSize(image: Uint8Array): Size | null {
  const view = viewOf(image);
  for (const { name, from } of chunksOf(image)) {
    if (name === 'VP8X')
      return {
        width: 1 + (view.getUint32(from + 4, true) & 0xffffff),
        height: 1 + (view.getUint32(from + 6, true) >>> 8),
      };
    return name === 'VP8 ' ? frameSize(view, from) : null;
  }
  return null;
}

/** The VP8 key frame of a lossy WebP file without transparency, and its size; null for every other file. */
export function lossyFrame(image: Uint8Array): (Size & { readonly bytes: ArrayBuffer }) | null {
  const view = viewOf(image);
  for (const { name, from, length } of chunksOf(image)) {
    if (name === 'VP8X' && ((image[from] ?? 0) & ANIMATED_OR_CLEAR) !== 0) return null;
    if (name !== 'VP8 ') continue;
    const isKeyFrame = ((image[from] ?? 1) & 1) === 0;
    if (!isKeyFrame || view.getUint32(from + 2, true) >>> 8 !== KEY_FRAME_START) return null;
    return { ...frameSize(view, from), bytes: Uint8Array.from(image.subarray(from, from + length)).buffer };
  }
  return null;
}

/** Chunks that lie whole in the file and have room for a header of ten bytes or more. */
function* chunksOf(image: Uint8Array) {
  const view = viewOf(image);
  const nameAt = (at: number) => String.fromCharCode(...image.subarray(at, at + 4));
  if (nameAt(0) !== 'RIFF' || nameAt(8) !== 'WEBP') return;
  for (let at = 12; at + 8 <= image.length; ) {
    const length = view.getUint32(at + 4, true);
    const from = at + 8;
    if (from + length > image.length) return;
    if (length >= 10) yield { name: nameAt(at), from, length };
    at = from + length + (length & 1);
  }
}

/** RFC 6386, 9.1. */
function frameSize(view: DataView, from: number): Size {
  return {
    width: view.getUint16(from + 6, true) & SIZE_BITS,
    height: view.getUint16(from + 8, true) & SIZE_BITS,
  };
}

const viewOf = (image: Uint8Array) => new DataView(image.buffer, image.byteOffset, image.byteLength);
