import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { HASH_BYTES } from '../domain/perceptual-hash.ts';

/** The hash proper, upright and turned, which is searched for while the layout is left unread. */
export const SEARCHED_BYTES = 16;

/** A layout is a kilobyte: a window of two is enough, and setting up a larger one takes longer than the work. */
const OPTIONS = { windowBits: 11, memLevel: 4 };

/**
 * A perceptual hash as it is stored: its layout compressed, so that three rows of measurements fit on a page of the
 * database and not two. What cannot be made smaller stays as it is.
 */
export function packLook(hash: Uint8Array): Buffer {
  const layout = deflateRawSync(hash.subarray(SEARCHED_BYTES), OPTIONS);
  const packed = Buffer.concat([hash.subarray(0, SEARCHED_BYTES), layout]);
  return hash.length === HASH_BYTES && packed.length < HASH_BYTES ? packed : Buffer.from(hash);
}

/** The hash again. One of another version was never packed, and comes back as it is. */
export function unpackLook(stored: Buffer): Buffer {
  if (stored.length >= HASH_BYTES || stored.length <= SEARCHED_BYTES) return stored;
  const hash = Buffer.concat([stored.subarray(0, SEARCHED_BYTES), layoutOf(stored) ?? EMPTY]);
  return hash.length === HASH_BYTES ? hash : stored;
}

const EMPTY = Buffer.alloc(0);

/** Null where it is not packed. */
function layoutOf(stored: Buffer): Buffer | null {
  const options = { ...OPTIONS, chunkSize: HASH_BYTES, maxOutputLength: HASH_BYTES };
  try {
    return inflateRawSync(stored.subarray(SEARCHED_BYTES), options);
  } catch {
    return null;
  }
}
