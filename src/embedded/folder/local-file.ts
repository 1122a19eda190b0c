/** A file of the folder as the walk found it. */
export interface LocalFile {
  /** Relative to the folder, with `/`; bytes that are no UTF-8 are shown as `%XX`. The asset's identity. */
  readonly relative: string;
  /** What the file system wants: bytes, where the name is no UTF-8. */
  readonly path: string | Buffer;
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly modifiedMs: number;
}
