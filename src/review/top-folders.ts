import type { Category } from '../domain/category.ts';
import type { FolderTally } from '../storage/history.ts';

export interface TopFolder {
  /** As the person knows it; null: uploads. */
  readonly folder: string | null;
  readonly categories: Partial<Record<Category, number>>;
  readonly count: number;
}

/**
 * Groups by the folders directly below what all have in common, most first: "/mnt/photos/2019" and
 * "/mnt/photos/Phone" say something, "/mnt" does not.
 */
export function topFolders(tallies: readonly FolderTally[]): readonly TopFolder[] {
  const byFolder = new Map<string | null, Partial<Record<Category, number>>>();
  for (const { folder, category, count } of tallies)
    byFolder.set(folder, add(byFolder.get(folder) ?? {}, { [category]: count }));
  const depth = commonDepth([...byFolder.keys()].filter((folder) => folder !== null)) + 1;
  const groups = new Map<string | null, Partial<Record<Category, number>>>();
  for (const [folder, tally] of byFolder) {
    const top = folder === null ? null : folder.split('/').slice(0, depth).join('/') || '/';
    groups.set(top, add(groups.get(top) ?? {}, tally));
  }
  return [...groups]
    .map(([folder, categories]) => ({ folder, categories, count: sum(categories) }))
    .sort((one, other) => other.count - one.count || String(one.folder).localeCompare(String(other.folder)));
}

/** How many leading parts all folders share. */
function commonDepth(folders: readonly string[]): number {
  const [first, ...others] = folders.map((folder) => folder.split('/'));
  if (first === undefined) return 0;
  const differs = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  return differs === -1 ? first.length : differs;
}

function add(
  one: Partial<Record<Category, number>>,
  other: Partial<Record<Category, number>>,
): Partial<Record<Category, number>> {
  const both = { ...one };
  for (const [category, count] of Object.entries(other) as [Category, number][])
    both[category] = (both[category] ?? 0) + count;
  return both;
}

const sum = (categories: Partial<Record<Category, number>>): number =>
  Object.values(categories).reduce((all, count) => all + count, 0);
