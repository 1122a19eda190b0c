export interface StoredAlbum {
  /** Immich's id. */
  readonly id: string;
  readonly name: string;
  /** Being in it protects. */
  readonly counts: boolean;
  /** Analysed assets in it. */
  readonly assets: number;
  /** Those that reach a medium confidence in any category. */
  readonly flagged: number;
}

/** The albums of the last refresh, with what was found in them. */
export interface Albums {
  /** By name. */
  list(): readonly StoredAlbum[];
  one(id: string): StoredAlbum | null;
  /** Returns the keys of its members where that changed anything: they are to be judged again. */
  setCounts(id: string, counts: boolean): readonly number[];
}
