import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import decodeWasm, { init } from '@jsquash/webp/decode.js';

/** Interleaved 8-bit samples of a decoded picture. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Every alpha sample there may be is 255. */
  readonly isOpaque: boolean;
}

/**
 * Decodes a lossy WebP picture without transparency, which is what nearly every thumbnail of Immich's is, at half
 * the cost of sharp: libvips hands such a small picture on line by line, and that takes longer than to decode it.
 * Null for every other file, for a damaged one and for one of more than `mostPixels`: those are sharp's.
 *
 * Only the lossy frame itself reaches the decoder, and it runs in WebAssembly's sandbox: it is an older libwebp,
 * whose lossless half had a famous flaw (CVE-2023-4863).
 */
export async function decodeLossyWebp(image: Uint8Array, mostPixels: number): Promise<Pixels | null> {
  const frame = lossyFrame(image);
  if (frame === null || frame.width * frame.height > mostPixels) return null;
  try {
    ready ??= load();
    await ready;
    const { data, width, height } = await decodeWasm(frame.bytes);
    return {
      data: new Uint8Array(data.buffer, data.byteOffset, data.length),
      width,
      height,
      channels: 4,
      isOpaque: true,
    };
  } catch {
    return null;
  }
}

let ready: Promise<void> | null = null;

/** The package would fetch its code from the web; it lies beside it. */
async function load(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm');
  await init({ wasmBinary: readFileSync(file) });
}

/** Bits of the extended header that call for more than the frame (WebP container specification). */
const ANIMATED_OR_CLEAR = 0x12;

/** The VP8 key frame in a WebP container, with its size from its own header (RFC 6386, 9.1). */
function lossyFrame(image: Uint8Array) {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const nameAt = (at: number) => String.fromCharCode(...image.subarray(at, at + 4));
  if (nameAt(0) !== 'RIFF' || nameAt(8) !== 'WEBP') return null;
  for (let at = 12; at + 8 <= image.length; ) {
    const name = nameAt(at);
    const length = view.getUint32(at + 4, true);
    const from = at + 8;
    if (from + length > image.length) return null;
    if (name === 'VP8X' && ((image[from] ?? 0) & ANIMATED_OR_CLEAR) !== 0) return null;
    if (name === 'VP8 ') {
      const isKeyFrame = length > 10 && ((image[from] ?? 1) & 1) === 0;
      if (!isKeyFrame || view.getUint32(from + 2, true) >>> 8 !== KEY_FRAME_START) return null;
      const [width, height] = [view.getUint16(from + 6, true), view.getUint16(from + 8, true)];
      return {
        bytes: Uint8Array.from(image.subarray(from, from + length)).buffer,
        width: width & SIZE_BITS,
        height: height & SIZE_BITS,
      };
    }
    at = from + length + (length & 1);
  }
  return null;
}

/** 9d 01 2a, read from the back. */
const KEY_FRAME_START = 0x2a019d;
/** The two bits above are a scale that only the display knows. */
const SIZE_BITS = 0x3fff;
