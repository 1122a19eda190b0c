import type { HashedLibrary } from '../domain/relations/look-alikes.ts';
import type { NamedRecord } from '../domain/relations/shared-names.ts';
import type { SketchRecord } from '../domain/relations/sketch-index.ts';
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
  /** SHA-1 of the content, hexadecimal; null where Immich hashed the path. */
  readonly checksum: string | null;
  readonly duplicateId: string | null;
  readonly perceptualHash: Buffer | null;
  readonly hasCamera: boolean;
}

export interface KeyedSketch extends SketchRecord {
  readonly key: number;
}

export interface Relations {
  /** The hashes of what was measured, sixteen bytes of each, which tell who may look like whom. */
  hashes(): HashedLibrary;
  /** Images by whether their thumbnail is, or will be, looked at: for telling which more should be. */
  sketches(lookedAt: boolean): Iterable<KeyedSketch>;
  /** Those of these keys that are there, ascending. */
  rowsOf(keys: ReadonlySet<number>): Iterable<RelationRow>;
  /** What could be related to another by a checksum, a name or Immich's word, ascending by key, one at a time. */
  named(): Iterable<NamedRecord>;
  /** The other ends of the edges of an asset, both ways. */
  linked(key: number): readonly number[];
  /** Makes exactly these the edges of the lesser assets in `keys`, and returns those whose edges changed. */
  replace(edges: Iterable<RelationEdge>, keys: ReadonlySet<number>): number[];
  /** Assets that have edges as the lesser one. */
  lesserKeys(): readonly number[];
}
