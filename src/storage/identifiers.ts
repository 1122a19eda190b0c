import { createHash } from 'node:crypto';
import type { AssetFacts, AssetId } from '../domain/asset-facts.ts';

/** A UUID as its 16 bytes: a third of its text, in the row and in the index. */
export function idToBytes(id: AssetId): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

export function idFromBytes(bytes: Buffer): AssetId {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as AssetId;
}

/**
 * What a decision is remembered by. Null: the checksum itself, which is of the content. Where Immich hashed
 * the path, path, size and time together stand for the content: a file that changes gets another one.
 */
export function pathFingerprint(facts: AssetFacts): Buffer | null {
  if (facts.checksumOf === 'content') return null;
  const parts = [facts.checksum, facts.bytes ?? '', facts.modifiedAt];
  return createHash('sha1').update(parts.join('\0')).digest();
}

export function toMillis(iso: string): number {
  const millis = Date.parse(iso);
  return Number.isNaN(millis) ? 0 : millis;
}

export function fromMillis(millis: number): string {
  return new Date(millis).toISOString();
}
