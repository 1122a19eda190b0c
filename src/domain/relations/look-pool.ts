import { HASH_BYTES } from '../perceptual-hash.ts';

/** Perceptual hashes one after another in flat memory, of many equal ones usually one. */
export interface LookPool {
  /** Where the hash of HASH_BYTES bytes stands among the bytes. It is copied. */
  put(perceptualHash: Uint8Array): number;
  bytes(): Uint8Array;
}

const FIRST_ROOM = 64 * HASH_BYTES;
const GROWTH = 1.5;

export function createLookPool(): LookPool {
  let bytes = new Uint8Array(FIRST_ROOM);
  let used = 0;
  // Of two looks with one digest only the later is found again: the other may be held twice, which costs room alone.
  const places = new Map<number, number>();

  function isAt(place: number, perceptualHash: Uint8Array): boolean {
    for (let i = 0; i < HASH_BYTES; i++) if (bytes[place + i] !== perceptualHash[i]) return false;
    return true;
  }

  function makeRoom(): void {
    if (used + HASH_BYTES <= bytes.length) return;
    const larger = new Uint8Array(Math.ceil((GROWTH * bytes.length) / HASH_BYTES) * HASH_BYTES);
    larger.set(bytes);
    bytes = larger;
  }

  return {
    put(perceptualHash) {
      const digest = digestOf(perceptualHash);
      const known = places.get(digest);
      if (known !== undefined && isAt(known, perceptualHash)) return known;
      makeRoom();
      bytes.set(perceptualHash, used);
      places.set(digest, used);
      used += HASH_BYTES;
      return used - HASH_BYTES;
    },
    bytes: () => bytes.subarray(0, used),
  };
}

/** Every how many bytes are enough to tell nearly all different looks apart. */
const STRIDE = 5;

/** FNV-1a (Fowler, Noll & Vo 1991), 32 bits. */
function digestOf(bytes: Uint8Array): number {
  let digest = 0x811c9dc5;
  for (let i = 0; i < HASH_BYTES; i += STRIDE) digest = Math.imul(digest ^ (bytes[i] ?? 0), 0x01000193);
  return digest;
}
