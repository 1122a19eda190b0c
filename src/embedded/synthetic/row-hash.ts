/** A well-mixed 32-bit number from a row and a purpose: the same question always has the same answer. */
export function mixed(row: number, purpose: number, seed: number): number {
  let h =
    Math.imul(row ^ 0x9e3779b9, 0x85ebca6b) ^
    Math.imul(purpose + 1, 0xc2b2ae35) ^
    Math.imul(seed | 0, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The same as a share, 0 ≤ x < 1. */
export const share = (row: number, purpose: number, seed: number): number =>
  mixed(row, purpose, seed) / 4294967296;

/** What numbers are drawn for; each purpose is independent of the others. */
export const FOR = {
  kind: 1,
  shape: 2,
  visibility: 3,
  trash: 4,
  partner: 5,
  camera: 6,
  exposure: 7,
  variant: 8,
  bytes: 9,
  name: 10,
  place: 11,
  jitter: 12,
  original: 13,
  favourite: 14,
  id: 20,
  checksum: 30,
} as const;

const hex = (value: number, digits: number): string => value.toString(16).padStart(8, '0').slice(-digits);

/**
 * An id that is a UUID of version 4 in shape, sorts like its row and leads back to it: nothing needs to be
 * remembered.
 */
export function idOfRow(row: number, seed: number): string {
  const [a, b, c] = [mixed(row, FOR.id, seed), mixed(row, FOR.id + 1, seed), mixed(row, FOR.id + 2, seed)];
  return `${hex(row, 8)}-${hex(a, 4)}-4${hex(a >>> 16, 3)}-8${hex(b, 3)}-${hex(b >>> 12, 4)}${hex(c, 8)}`;
}

/** The row of an id, if it is one of this catalogue's first `rows`. */
export function rowOfId(id: string, rows: number, seed: number): number | undefined {
  const row = Number.parseInt(id.slice(0, 8), 16);
  return row < rows && idOfRow(row, seed) === id ? row : undefined;
}

/** 20 bytes in base64, as a SHA-1 looks. */
export function checksumOfRow(row: number, seed: number): string {
  const bytes = Buffer.allocUnsafe(20);
  for (let i = 0; i < 5; i++) bytes.writeUInt32LE(mixed(row, FOR.checksum + i, seed), i * 4);
  return bytes.toString('base64');
}
