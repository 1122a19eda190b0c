import { HASH_BYTES } from '../../src/domain/perceptual-hash.ts';
import { createFamilies } from '../../src/domain/relations/families.ts';
import { findRelations } from '../../src/domain/relations/find-relations.ts';
import { joinLookAlikes } from '../../src/domain/relations/look-alikes.ts';
import type { LookRecord } from '../../src/domain/relations/look-record.ts';

/** As many as a run compares at a time. */
const LOT = 10_000;

/**
 * Processor seconds for a library of hashes, from first to last query: one picture in five has a copy, which
 * is more than most libraries have.
 */
export function measureHashes(count: number): { readonly seconds: number; readonly related: number } {
  const bytes = noise(count * HASH_BYTES);
  const hashOf = (key: number) => {
    const original = key % 5 === 4 ? key - 1 : key;
    return bytes.subarray(original * HASH_BYTES, (original + 1) * HASH_BYTES);
  };
  const keys = Array.from({ length: count }, (_, key) => key);
  const started = process.cpuUsage();
  const families = createFamilies(count);
  joinLookAlikes({ large: hashed(keys, hashOf), small: [], count, greatestKey: count }, families.join);
  let related = 0;
  for (const lot of families.lots(LOT, null)) related += findRelations(records([...lot], hashOf)).length;
  const { user, system } = process.cpuUsage(started);
  return { seconds: (user + system) / 1e6, related };
}

function* hashed(keys: readonly number[], hashOf: (key: number) => Uint8Array) {
  for (const key of keys) yield { key, perceptualHash: hashOf(key) };
}

function* records(keys: readonly number[], hashOf: (key: number) => Uint8Array): Iterable<LookRecord> {
  for (const key of keys)
    yield {
      key,
      fileName: `IMG_${key}.JPG`,
      path: null,
      bytes: 1000 + key,
      width: 4000,
      height: 3000,
      takenAt: key,
      checksum: null,
      duplicateId: null,
      perceptualHash: hashOf(key),
      hasCamera: false,
    };
}

/** xorshift32: the same library on every run. */
function noise(length: number): Uint8Array {
  let state = 1;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[i] = state & 255;
  }
  return bytes;
}
