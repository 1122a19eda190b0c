import type { AssetNames } from '../../storage/asset-names.ts';
import { breathe } from '../breathe.ts';
import { isMapped, mapPath, type PathPrefix } from './path-mapping.ts';

export interface MappingPreview {
  readonly prefixes: readonly PathPrefix[];
  readonly examples: readonly { readonly assetId: string; readonly path: string; readonly mapped: string }[];
  /** Paths that a prefix matches, of all that have one. */
  readonly matched: number;
  readonly total: number;
  readonly roots: readonly { readonly folder: string; readonly count: number }[];
}

const BATCH = 5_000;
const EXAMPLES = 3;
const ROOTS = 20;
/** Distinct folders that are counted; a library has a handful of roots, and a strange one must not fill memory. */
const ROOTS_COUNTED = 10_000;
/** `/mnt/photos` says more than `/mnt`. */
const ROOT_DEPTH = 2;

/** What prefixes make of the library's real paths; goes through all of them, a batch at a time. */
export async function previewMapping(
  names: AssetNames,
  prefixes: readonly PathPrefix[],
): Promise<MappingPreview> {
  const examples = new Map<string, MappingPreview['examples'][number]>();
  const spare: MappingPreview['examples'][number][] = [];
  const roots = new Map<string, number>();
  let [matched, total] = [0, 0];
  for (let after = 0; ; ) {
    const batch = names.after(after, BATCH);
    for (const { id, path } of batch) {
      if (path === null) continue;
      total += 1;
      if (isMapped(path, prefixes)) matched += 1;
      const example = { assetId: id, path, mapped: mapPath(path, prefixes) };
      const folder = path.slice(0, path.lastIndexOf('/'));
      if (examples.size < EXAMPLES && !examples.has(folder)) examples.set(folder, example);
      else if (spare.length < EXAMPLES) spare.push(example);
      const root = rootOf(path);
      if (roots.has(root) || roots.size < ROOTS_COUNTED) roots.set(root, (roots.get(root) ?? 0) + 1);
    }
    after = batch.at(-1)?.key ?? after;
    if (batch.length < BATCH) break;
    await breathe();
  }
  return {
    prefixes,
    examples: [...examples.values(), ...spare].slice(0, EXAMPLES),
    matched,
    total,
    roots: [...roots]
      .map(([folder, count]) => ({ folder, count }))
      .sort((one, other) => other.count - one.count || one.folder.localeCompare(other.folder))
      .slice(0, ROOTS),
  };
}

/** The first folders of a path; a file that lies higher up has its own folder. */
function rootOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return folders.slice(0, ROOT_DEPTH + (path.startsWith('/') ? 1 : 0)).join('/') || '/';
}
