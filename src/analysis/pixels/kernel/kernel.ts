import { BINARY } from './binary.ts';

/**
 * The sums over all pixels of a picture, in WebAssembly: what is told from them is worked out in TypeScript, in the
 * file of each measure. They look at the one picture in their memory (see `rasterOf`), four pixels at a time, and
 * leave what they found in `results` and `scratch` until the next call. What each of them leaves where stands with
 * its source in `assembly`.
 *
 * Needs SIMD, which every processor has that sharp runs on (x86-64-v2, ARM64).
 */
interface Kernel {
  fromThreeChannels(pixels: number): void;
  toLuma(pixels: number): void;
  countColours(pixels: number): void;
  colourCounts(): number;
  flatBlocks(width: number, height: number): void;
  edgeSums(width: number, height: number): void;
  edgeCounts(width: number, height: number): void;
  straightLines(width: number, height: number): void;
  captionLine(width: number, height: number, thickest: number): number;
  printedBlocks(width: number, height: number): void;
  grainOfBlocks(width: number, columns: number, rows: number): void;
  beginOctaves(): void;
  nextOctave(width: number, height: number): void;
  differencesAlong(width: number, height: number, step: number): void;
  brokenShares(width: number, height: number, end: number): void;
  look(width: number, height: number): void;
  deadGreens(width: number, height: number): void;
  coloursOfRows(width: number, from: number, to: number): void;
}

/** Where its memory holds what, in bytes. */
type Places = Readonly<
  Record<'RGBA' | 'LUMA' | 'SCRATCH' | 'LEVELS' | 'RESULTS' | 'MOST_PIXELS', { readonly value: number }>
>;

const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(BINARY, 'base64')));
// What a WebAssembly module exports has no types; these are the ones of `assembly/index.ts`.
const { memory, ...places } = exports as unknown as Places & { readonly memory: WebAssembly.Memory };

export const kernel = exports as unknown as Kernel;

/** Pixels of the largest picture that its memory has room for. */
export const MOST_PIXELS = places.MOST_PIXELS.value;

/** The picture. */
export const planes = {
  rgba: new Uint8Array(memory.buffer, places.RGBA.value, 4 * MOST_PIXELS),
  luma: new Float32Array(memory.buffer, places.LUMA.value, MOST_PIXELS),
} as const;

/** Pixels of each luma level. */
export const levels = new Uint32Array(memory.buffer, places.LEVELS.value, 256);

/** `edgeSums` finds most. */
const MOST_RESULTS = 17;

/** What the last call found, in the order that its docstring names. */
export const results = new Float64Array(memory.buffer, places.RESULTS.value, MOST_RESULTS);

/** What the last call left besides. */
export const scratch = {
  bytes: (count: number, from = 0) => new Uint8Array(memory.buffer, places.SCRATCH.value + from, count),
  counts: (count: number, from = 0) => new Uint32Array(memory.buffer, places.SCRATCH.value + from, count),
  numbers: (count: number, from = 0) => new Float64Array(memory.buffer, places.SCRATCH.value + from, count),
} as const;
