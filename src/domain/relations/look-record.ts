import type { RelationKind } from '../verdict.ts';

/** An image without its look. */
export interface ImageRecord {
  readonly key: number;
  readonly fileName: string;
  /** Folder and name of external libraries; null for uploads. */
  readonly path: string | null;
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Epoch milliseconds. */
  readonly takenAt: number;
  /** SHA-1 of the content as text; null where Immich hashed the path, which says nothing of the content. */
  readonly checksum: string | null;
  readonly duplicateId: string | null;
  readonly hasCamera: boolean;
}

/** What relations are found from, a record per image. */
export interface LookRecord extends ImageRecord {
  /** The bytes of `PixelMeasurements.perceptualHash`; null where no thumbnail was measured. */
  readonly perceptualHash: Uint8Array | null;
}

/** `key` is the lesser of the two, `betterKey` the copy that should stay. */
export interface FoundRelation {
  readonly key: number;
  readonly betterKey: number;
  readonly kind: RelationKind;
  /** Bits between the perceptual hashes; null where a checksum, a name or Immich says so. */
  readonly distance: number | null;
}
