/**
 * A thumbhash (https://evanw.github.io/thumbhash/): five bytes of averages and scales, one more where it has alpha,
 * then terms of four bits. Immich sends one in base64 with every asset, so this is content for no request.
 */

/** Average colour, average alpha and how strong the low frequencies are. */
export interface ThumbhashSketch {
  /** Average lightness, 0–1. */
  readonly lightness: number;
  /** Strength of the average colour, 0 (grey) to about 1. */
  readonly colour: number;
  /** Scale of the low-frequency lightness terms, 0–1. */
  readonly contrast: number;
  /** Scale of the low-frequency colour terms, 0–1. */
  readonly colourContrast: number;
  readonly hasAlpha: boolean;
  /** Average opacity, 0–1. */
  readonly opacity: number;
}

/** Averages in the steps in which they are kept. */
export interface ThumbhashAverages {
  /** 0–63. */
  readonly lightness: number;
  /** 0–63; 31.5 is grey. */
  readonly yellowBlue: number;
  /** 0–63; 31.5 is grey. */
  readonly redGreen: number;
  readonly hasAlpha: boolean;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NO_LETTER = 64;
const SIXTETS = new Uint8Array(128).fill(NO_LETTER);
for (let index = 0; index < ALPHABET.length; index++) SIXTETS[ALPHABET.charCodeAt(index)] = index;

/** Null where the text is too short to be a thumbhash. */
export function decodeThumbhash(base64: string): ThumbhashSketch | null {
  if (base64.length < 8) return null;
  const { lightness, yellowBlue, redGreen, hasAlpha } = averagesOf(base64);
  const scales = byteAt(base64, 3) | (byteAt(base64, 4) << 8);
  return {
    lightness: lightness / 63,
    colour: Math.min(1, Math.hypot(yellowBlue / 31.5 - 1, redGreen / 31.5 - 1)),
    contrast: ((byteAt(base64, 2) >> 2) & 31) / 31,
    colourContrast: Math.max((scales >> 3) & 63, (scales >> 9) & 63) / 63,
    hasAlpha,
    opacity: hasAlpha ? (byteAt(base64, 5) & 15) / 15 : 1,
  };
}

/** Of a thumbhash in base64, at least four letters long. */
export function averagesOf(base64: string): ThumbhashAverages {
  const bits = byteAt(base64, 0) | (byteAt(base64, 1) << 8) | (byteAt(base64, 2) << 16);
  return {
    lightness: bits & 63,
    yellowBlue: (bits >> 6) & 63,
    redGreen: (bits >> 12) & 63,
    hasAlpha: bits >> 23 === 1,
  };
}

/** The whole of it, up to the first character that is not base64. */
export function thumbhashBytes(base64: string): Uint8Array {
  let letters = 0;
  while (letters < base64.length && isLetter(base64.charCodeAt(letters))) letters++;
  return Uint8Array.from({ length: Math.floor((letters * 6) / 8) }, (_, at) => byteAt(base64, at));
}

/** Asked of every asset several times: nothing is unpacked that is not wanted. */
function byteAt(base64: string, at: number): number {
  const first = Math.floor((at * 8) / 6);
  const pair = (sixtetAt(base64, first) << 6) | sixtetAt(base64, first + 1);
  return (pair >> (4 - 2 * (at % 3))) & 255;
}

/** What is no letter counts as 0. */
function sixtetAt(base64: string, at: number): number {
  return (SIXTETS[base64.charCodeAt(at) & 127] ?? 0) & 63;
}

function isLetter(code: number): boolean {
  return (SIXTETS[code] ?? NO_LETTER) !== NO_LETTER;
}
