import { entropyOf } from './magic.ts';

/** A disk sector: what recovery tools lose or zero is a multiple of it. */
const SECTOR = 512;

/**
 * Sectors of one repeated byte (0x00 or 0xFF) within `bytes`, not counting the first `skip` bytes
 * (maker notes and padding of headers have such runs by right).
 */
export function filledSectors(
  bytes: Uint8Array,
  skip = 0,
): { zero: number; ff: number; firstAt: number | null } {
  let zero = 0;
  let ff = 0;
  let firstAt: number | null = null;
  for (let at = skip; at + SECTOR <= bytes.length; at += SECTOR) {
    const value = bytes[at];
    if (value !== 0 && value !== 255) continue;
    let same = true;
    for (let i = at + 1; i < at + SECTOR; i++) {
      if (bytes[i] !== value) {
        same = false;
        break;
      }
    }
    if (!same) continue;
    if (value === 0) zero++;
    else ff++;
    firstAt ??= at;
  }
  return { zero, ff, firstAt };
}

/** Length of the run of `value` at the very end. */
export function endRun(bytes: Uint8Array, value: number): number {
  let run = 0;
  while (run < bytes.length && bytes[bytes.length - 1 - run] === value) run++;
  return run;
}

/** Entropy (bits per byte) of the last kilobyte: coded image data have 7.6 and more, text about 4.5, filler 0. */
export function endEntropy(bytes: Uint8Array): number | null {
  const end = bytes.subarray(Math.max(0, bytes.length - 1024));
  return end.length < 256 ? null : entropyOf(end);
}

/** Bytes after 0xFF that cannot stand in a baseline scan: other data were written over it. */
export function strayMarkers(scan: Uint8Array, progressive: boolean): number {
  let stray = 0;
  for (let i = 0; i + 1 < scan.length; i++) {
    if (scan[i] !== 0xff) continue;
    const next = scan[i + 1] ?? 0;
    if (next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)) continue;
    if (next === 0xd9) break;
    if (progressive && (next === 0xda || next === 0xc4 || next === 0xdb || next === 0xdd)) {
      i += 1 + (((scan[i + 2] ?? 0) << 8) | (scan[i + 3] ?? 0));
      continue;
    }
    stray++;
  }
  return stray;
}
