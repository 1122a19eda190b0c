import { createHash } from 'node:crypto';

/**
 * A UUID that is always the same for the same words, version 4 in shape because Immich accepts no other.
 * `scope` keeps equal paths of different libraries apart.
 */
export const stableId = (scope: string, name: string): string => {
  const bytes = createHash('sha256').update(scope).update('\0').update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [8, 12, 16, 20, 32].map((end, at, ends) => hex.slice(ends[at - 1] ?? 0, end)).join('-');
};
