import { entropyOf } from './magic.ts';

/** A disk sector: what recovery tools lose or zero is a multiple of it, and begins at one. */
const SECTOR = 512;

export interface FilledSectors {
  readonly zero: number;
  readonly ff: number;
  /** Offset in the file of the first of them. */
  readonly firstAt: number | null;
}

/**
 * Sectors of one repeated byte (0x00 or 0xFF) in a part of a file. A run counts where it begins at a sector, as
 * lost sectors do; a coder may write as many zeros for an even area, but begins them anywhere. `at` is the offset
 * of `bytes` in the file, `from` where in `bytes` to begin (headers have such runs by right). `evenIsFilled`: an
 * even area may come out as a run of one byte, so that only runs that also end at a sector, or with the file, count.
 */
export function filledSectors(
  bytes: Uint8Array,
  where: { readonly at: number; readonly from?: number; readonly evenIsFilled: boolean },
): FilledSectors {
  const { at, from = 0, evenIsFilled } = where;
  const sectors = { zero: 0, ff: 0 };
  let firstAt: number | null = null;
  const toSector = (offset: number) => Math.ceil((at + offset) / SECTOR) * SECTOR - at;
  // A run that counts fills a whole sector, from its first byte on.
  for (let sector = toSector(from); sector + SECTOR <= bytes.length; ) {
    const value = bytes[sector];
    const end = value === 0 || value === 255 ? endOfRun(bytes, sector) : sector;
    if (end < sector + SECTOR) {
      sector += SECTOR;
      continue;
    }
    const start = startOfRun(bytes, sector, from);
    // The byte before a lost sector may happen to be the same. What began before these bytes began somewhere.
    const begins = sector - start <= 1 || (start === 0 && at > 0);
    const finishes = !evenIsFilled || end === bytes.length || (at + end) % SECTOR <= 1;
    if (begins && finishes) {
      sectors[value === 0 ? 'zero' : 'ff'] += Math.floor((end - sector) / SECTOR);
      firstAt ??= at + sector;
    }
    sector = toSector(end);
  }
  return { ...sectors, firstAt };
}

function startOfRun(bytes: Uint8Array, within: number, from: number): number {
  const value = bytes[within];
  let start = within;
  while (start > from && bytes[start - 1] === value) start--;
  return start;
}

function endOfRun(bytes: Uint8Array, within: number): number {
  const value = bytes[within];
  let end = within + 1;
  while (end < bytes.length && bytes[end] === value) end++;
  return end;
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
