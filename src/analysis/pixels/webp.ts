import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import decodeWasm, { init } from '@jsquash/webp/decode.js';
import { lossyFrame } from './webp-header.ts';

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
