/** A path that begins with `from` (as Immich sees it) is written with `to` (as the host sees it) instead. */
export interface PathPrefix {
  readonly from: string;
  readonly to: string;
}

/**
 * The path as the host sees it. Whole folders are compared, so that `/mnt/photos` is no prefix of
 * `/mnt/photos2`; of several prefixes the longest is taken. No prefix: the path as it is.
 */
export function mapPath(path: string, prefixes: readonly PathPrefix[]): string {
  let best: PathPrefix | null = null;
  for (const prefix of prefixes)
    if (
      holds(path, prefix) &&
      (best === null || withoutEnd(prefix.from).length > withoutEnd(best.from).length)
    )
      best = prefix;
  if (best === null) return path;
  const rest = path.slice(withoutEnd(best.from).length);
  const target = best.to.replace(/[/\\]+$/, '');
  // A Windows folder goes on in Windows' own manner.
  return target.includes('\\') && !target.includes('/') ? target + rest.replaceAll('/', '\\') : target + rest;
}

export function isMapped(path: string, prefixes: readonly PathPrefix[]): boolean {
  return prefixes.some((prefix) => holds(path, prefix));
}

function holds(path: string, { from }: PathPrefix): boolean {
  const start = withoutEnd(from);
  return path.startsWith(start) && (path.length === start.length || path[start.length] === '/');
}

const withoutEnd = (folder: string): string => folder.replace(/\/+$/, '');
