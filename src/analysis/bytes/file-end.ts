import type { Magic } from './magic.ts';

/**
 * How a file ends: `present` (the format's end marker is the last thing), `followed` (there is one, and
 * other data after it), `missing`, `unknown` (the format has none, or the end was not fetched).
 */
export interface FileEnd {
  readonly marker: 'present' | 'followed' | 'missing' | 'unknown';
  /** Bytes after the end marker; null where there is none in the bytes at hand. */
  readonly trailing: number | null;
  readonly trailingKind: 'zeros' | 'samsung' | 'video' | 'picture' | 'other' | null;
}

const UNKNOWN: FileEnd = { marker: 'unknown', trailing: null, trailingKind: null };
const MISSING: FileEnd = { marker: 'missing', trailing: null, trailingKind: null };

/**
 * Looks for the end marker in the last bytes. `size` is the file's true size (null when the server did
 * not tell), which RIFF's own length is held against.
 */
export function fileEnd(magic: Magic, head: Uint8Array, tail: Uint8Array, size: number | null): FileEnd {
  if (tail.length === 0) return UNKNOWN;
  if (magic === 'jpeg') return after(tail, lastOf(tail, [0xff, 0xd9]), 2);
  if (magic === 'png') return after(tail, lastOf(tail, [0x49, 0x45, 0x4e, 0x44]), 8);
  if (magic === 'gif')
    return tail[tail.length - 1] === 0x3b ? ends(0, null) : after(tail, lastOf(tail, [0x00, 0x3b]), 2);
  if (magic === 'webp' && size !== null && head.length >= 8) {
    const told = new DataView(head.buffer, head.byteOffset).getUint32(4, true) + 8;
    if (size < told) return MISSING;
    return size - told <= 1 ? ends(0, null) : ends(size - told, 'other');
  }
  return UNKNOWN;
}

const ends = (trailing: number, trailingKind: FileEnd['trailingKind']): FileEnd => ({
  marker: trailing > 0 ? 'followed' : 'present',
  trailing,
  trailingKind,
});

function lastOf(bytes: Uint8Array, pattern: readonly number[]): number {
  for (let i = bytes.length - pattern.length; i >= 0; i--) {
    if (pattern.every((value, j) => bytes[i + j] === value)) return i;
  }
  return -1;
}

function after(tail: Uint8Array, at: number, length: number): FileEnd {
  const samsung = isSamsungTrailer(tail);
  if (at < 0) return samsung ? { marker: 'followed', trailing: null, trailingKind: 'samsung' } : MISSING;
  const rest = tail.subarray(Math.min(tail.length, at + length));
  if (rest.length === 0) return ends(0, null);
  if (samsung) return ends(rest.length, 'samsung');
  // One line end or a few padding bytes are an encoder's habit, not damage.
  if (rest.length <= 4) return ends(0, null);
  return ends(rest.length, rest.every((value) => value === 0) ? 'zeros' : 'other');
}

/** Samsung's trailer ends in "SEFT". */
export function isSamsungTrailer(tail: Uint8Array): boolean {
  return lastOf(tail.subarray(Math.max(0, tail.length - 8)), [0x53, 0x45, 0x46, 0x54]) >= 0;
}
