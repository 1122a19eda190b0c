import type { Route } from './call.ts';

export interface Match {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly route: Route;
  readonly segments: readonly string[];
}

/** Finds routes by method and path (without `/api`). Earlier routes win; HEAD is answered by GET. */
export const router = (routes: readonly Route[]): ((method: string, path: string) => Match | null) => {
  const patterns = new Map<string, Pattern[]>();
  for (const route of routes) {
    const segments = route.path.split('/').slice(1);
    const key = `${route.method} ${segments.length}`;
    patterns.set(key, [...(patterns.get(key) ?? []), { route, segments }]);
  }
  return (method, path) => {
    const segments = path.split('/').slice(1);
    const key = `${method === 'HEAD' ? 'GET' : method} ${segments.length}`;
    for (const pattern of patterns.get(key) ?? []) {
      const found = pathValues(pattern.segments, segments);
      if (found) return { route: pattern.route, path: found };
    }
    return null;
  };
};

const pathValues = (
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | null => {
  const values: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? '';
    if (part.startsWith(':')) values[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return values;
};
