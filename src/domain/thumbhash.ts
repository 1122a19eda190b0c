/**
 * Reads the head of a thumbhash (https://evanw.github.io/thumbhash/): average colour, average alpha and how
 * strong the low frequencies are. Immich sends one with every asset, so this is content for no request.
 */
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

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIXTETS = new Uint8Array(128);
for (let index = 0; index < ALPHABET.length; index++) SIXTETS[ALPHABET.charCodeAt(index)] = index;

/** Null where the text is too short to be a thumbhash. */
export function decodeThumbhash(base64: string): ThumbhashSketch | null {
  if (base64.length < 8) return null;
  const sixtet = (at: number) => SIXTETS[base64.charCodeAt(at) & 127] ?? 0;
  const triple = (at: number) =>
    (sixtet(at) << 18) | (sixtet(at + 1) << 12) | (sixtet(at + 2) << 6) | sixtet(at + 3);
  const first = triple(0);
  const second = triple(4);
  const header24 = ((first >> 16) & 255) | (first & 0xff00) | ((first & 255) << 16);
  const header16 = ((second >> 16) & 255) | (second & 0xff00);
  const hasAlpha = header24 >> 23 === 1;
  const yellowBlue = ((header24 >> 6) & 63) / 31.5 - 1;
  const redGreen = ((header24 >> 12) & 63) / 31.5 - 1;
  return {
    lightness: (header24 & 63) / 63,
    colour: Math.min(1, Math.hypot(yellowBlue, redGreen)),
    contrast: ((header24 >> 18) & 31) / 31,
    colourContrast: Math.max((header16 >> 3) & 63, (header16 >> 9) & 63) / 63,
    hasAlpha,
    opacity: hasAlpha ? (second & 15) / 15 : 1,
  };
}
