/** The folders of a path, as a person named them, composed and lower case, outermost first. */
export interface PathParts {
  readonly folders: readonly string[];
  /** All folders joined with `/`, with one in front and one behind, for patterns over several of them. */
  readonly joined: string;
}

export function readPath(path: string): PathParts {
  const parts = path.normalize('NFC').toLowerCase().replaceAll('\\', '/').split('/').filter(Boolean);
  const folders = parts.slice(0, -1);
  return { folders, joined: `/${folders.join('/')}/` };
}
