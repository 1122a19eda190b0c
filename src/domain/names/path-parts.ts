/** The folders of a path, as a person named them, composed and lower case, outermost first. */
export interface PathParts {
  readonly folders: readonly string[];
  /** All folders joined with `/`, with one in front and one behind, for patterns over several of them. */
  readonly joined: string;
  /** The same as the person wrote it, of the same length. */
  readonly shown: string;
}

export function readPath(path: string): PathParts {
  const parts = path.normalize('NFC').replaceAll('\\', '/').split('/').filter(Boolean);
  const written = `/${parts.slice(0, -1).join('/')}/`;
  const joined = written.toLowerCase();
  // A few letters are longer in lower case.
  const shown = written.length === joined.length ? written : joined;
  return { folders: joined.split('/').filter(Boolean), joined, shown };
}
