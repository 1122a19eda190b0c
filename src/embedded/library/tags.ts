import type { Library, Tag } from './library.ts';

/** The assets of a tag and of the tags below it: a parent tag matches its children. */
export const taggedWith = (library: Library, tagId: string): ReadonlySet<string> => {
  const root = library.tags.get(tagId);
  const found = new Set<string>();
  if (root === undefined) return found;
  for (const tag of library.tags.values())
    if (tag === root || tag.value.startsWith(`${root.value}/`)) for (const id of tag.assetIds) found.add(id);
  return found;
};

export const tagByValue = (library: Library, value: string): Tag | undefined =>
  [...library.tags.values()].find((tag) => tag.value === value);

/** Makes the tag and the parents that are missing; returns the leaf. */
export const upsertTag = (library: Library, value: string): Tag => {
  let parent: Tag | undefined;
  const parts = value.split('/').filter((part) => part !== '');
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const path = parts.slice(0, depth).join('/');
    parent = tagByValue(library, path) ?? addTag(library, path, parent?.id ?? null, null);
  }
  return parent ?? addTag(library, value, null, null);
};

export const addTag = (
  library: Library,
  value: string,
  parentId: string | null,
  color: string | null,
): Tag => {
  const at = library.now();
  const tag: Tag = {
    id: library.newId(),
    parentId,
    value,
    color,
    createdAt: at,
    updatedAt: at,
    assetIds: new Set(),
  };
  library.tags.set(tag.id, tag);
  return tag;
};

/** Removes the tag and the ones below it. */
export const removeTag = (library: Library, tag: Tag): void => {
  for (const other of [...library.tags.values()])
    if (other === tag || other.value.startsWith(`${tag.value}/`)) library.tags.delete(other.id);
};
