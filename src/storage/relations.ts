import type { RelationKind } from '../domain/verdict.ts';

export interface RelationEdge {
  /** The lesser of the two. */
  readonly key: number;
  readonly betterKey: number;
  readonly kind: RelationKind;
  /** Bits; null where a checksum or Immich says so. */
  readonly distance: number | null;
}

/** What the search for relations looks at, a row per asset: no names of people, no EXIF. */
export interface RelationRow {
  readonly key: number;
  readonly fileName: string;
  readonly path: string | null;
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Epoch milliseconds. */
  readonly takenAt: number;
  /** SHA-1 of the content; null where Immich hashed the path. */
  readonly checksum: Buffer | null;
  readonly duplicateId: string | null;
  readonly perceptualHash: Buffer | null;
  readonly hasCamera: boolean;
}

export interface Relations {
  /** Images that are there and could be related to another, ascending by key, one at a time. */
  rows(): Iterable<RelationRow>;
  /** Makes exactly these the edges of the library. Returns the keys of lesser assets whose edges changed. */
  replaceAll(edges: Iterable<RelationEdge>): number[];
}
