import type { AssetId } from '../domain/asset-facts.ts';

/** What an asset is called, where it lies and who is on it. */
export interface NamedAsset {
  readonly key: number;
  readonly id: AssetId;
  readonly fileName: string;
  readonly path: string | null;
  /** Immich ids; empty where nobody is known. */
  readonly people: readonly string[];
}

/** Names of analysed assets, for what has to look at every one of them. */
export interface AssetNames {
  /** In key order, beyond `after`. */
  after(after: number, limit: number): readonly NamedAsset[];
  /** What the people of these ids are called, as far as they are known from assets. Unnamed ones are missing. */
  people(ids: readonly string[]): ReadonlyMap<string, string>;
}
