import type { AssetFacts, AssetId } from '../domain/asset-facts.ts';

/**
 * What an upsert did; `content` = the picture itself changed, and what was measured of it was dropped. `same`:
 * nothing that anybody looks at changed, though Immich may have moved its `updatedAt`.
 */
export type AssetChange = 'new' | 'content' | 'facts' | 'same';

export interface UpsertedAsset {
  readonly key: number;
  readonly change: AssetChange;
  /** The better copies that a picture which was replaced had leaned on. */
  readonly leanedOn: readonly number[];
}

/** The catalogue as it was last read from Immich. `key` is our own small number for an asset. */
export interface Assets {
  /** `isNew`: `known` has just said that it was never seen. */
  upsert(facts: AssetFacts, isNew?: boolean): UpsertedAsset;
  /** Null: never seen. Gone assets keep their key. */
  keyOf(id: AssetId): number | null;
  /** Those of the ids that have a key: one question for a whole page. */
  known(ids: readonly AssetId[]): ReadonlySet<AssetId>;
  /** Assets that are there (not gone). */
  count(): number;
  /** The greatest key given so far: the size of a bitmap over keys. */
  greatestKey(): number;
  /** Keys of assets that are there, ascending, beyond `after`. */
  keysAfter(after: number, limit: number): number[];
  /** In key order; gone ones are missing. */
  facts(keys: readonly number[]): { readonly key: number; readonly facts: AssetFacts }[];
  /** Marks assets as gone and takes their scores away; they come back with an upsert. */
  markGone(keys: readonly number[], at: number): void;
}
