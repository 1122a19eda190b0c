/** Where ids of albums that we made are remembered. */
export const OWN_ALBUMS = 'own_albums';

const OWN_TAG = /^image[- ]cleaner(\/|$)/i;
const OWN_ALBUM = /^image[- ]cleaner(\/|$)|^(?:to review|zum durchsehen) \(image cleaner\)$/i;

/** Tags that we set say what we found, not what the person values: they never protect. */
export function isOwnTag(value: string): boolean {
  return OWN_TAG.test(value);
}

/** The same of albums: by the names that only we give, and by the ids of those that we made. */
export function isOwnAlbum(
  { id, name }: { readonly id: string; readonly name: string },
  ownIds: ReadonlySet<string>,
): boolean {
  return OWN_ALBUM.test(name) || ownIds.has(id);
}

/** Reads the remembered ids, whatever stands there. */
export function ownAlbums(stored: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []);
}
