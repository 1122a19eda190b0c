/** Albums, tags and stacks, as the last refresh found them. Search results never say them. */
export interface MembershipsWriter {
  /** Adds or renames; returns our key. `counts` false: being in it protects nothing. */
  putAlbum(album: { readonly id: string; readonly name: string; readonly counts: boolean }): number;
  /** Whether being in this album protects; null: an album that was never met. */
  albumCounts(id: string): boolean | null;
  putTag(tag: { readonly id: string; readonly value: string }): number;
  /** Forgets albums that are not among `keys`. Returns the keys of assets whose memberships changed. */
  keepOnlyAlbums(keys: readonly number[]): number[];
  keepOnlyTags(keys: readonly number[]): number[];
  /** Makes exactly these assets the members. Returns the keys of those that came or went. */
  setAlbumMembers(albumKey: number, assetKeys: Iterable<number>): number[];
  setTagMembers(tagKey: number, assetKeys: Iterable<number>): number[];
  /** Stacked are those whose key is not in the bitmap of unstacked ones. Returns the keys that changed. */
  setStacked(keys: readonly number[], stacked: boolean): number[];
  /** Keys of assets that are stacked now. */
  stackedKeys(): number[];
}
