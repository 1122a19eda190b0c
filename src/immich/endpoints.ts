/**
 * Every endpoint of Immich that this program uses, with the permission it needs and why. The client can
 * reach nothing that is not in this list, so that reviewing the list is reviewing the program.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API's address; `{id}` is always a UUID. */
  readonly path: string;
  /** Immich's name of the permission; null: any valid key will do. */
  readonly permission: string | null;
  /** Changes something in the Immich library. Only such calls are never repeated by themselves. */
  readonly changes: boolean;
  readonly purpose: string;
}

export const ENDPOINTS = {
  version: read('GET', '/server/version', null, 'Which version of Immich is this?'),
  features: read('GET', '/server/features', null, 'Is the trash on? Are smart search and OCR there?'),
  config: read('GET', '/server/config', null, 'For how many days can trashed assets be restored?'),
  apiKey: read('GET', '/api-keys/me', null, 'Which permissions does the key have?'),
  user: read('GET', '/users/me', 'user.read', 'Whose library is this? (Partners’ assets are left out.)'),
  search: read('POST', '/search/metadata', 'asset.read', 'The catalogue: assets with EXIF and people.'),
  smartSearch: read('POST', '/search/smart', 'asset.read', 'How Immich ranks assets for a few concepts.'),
  statistics: read('GET', '/assets/statistics', 'asset.statistics', 'How many assets are there?'),
  asset: read('GET', '/assets/{id}', 'asset.read', 'One asset, before it is acted on.'),
  thumbnail: read('GET', '/assets/{id}/thumbnail', 'asset.view', 'Thumbnail and preview.'),
  original: read(
    'GET',
    '/assets/{id}/original',
    'asset.download',
    'The first and last bytes of a file; whole files for a ZIP.',
  ),
  ocr: read('GET', '/assets/{id}/ocr', 'asset.read', 'The text that Immich saw in a picture.'),
  faces: read('GET', '/faces', 'face.read', 'The faces that Immich saw in a picture.'),
  albums: read('GET', '/albums', 'album.read', 'Albums protect what is in them.'),
  tags: read('GET', '/tags', 'tag.read', 'Tags protect what carries them.'),
  stacks: read('GET', '/stacks', 'stack.read', 'Stacks protect their members (before Immich 2.7).'),
  queues: read('GET', '/jobs', 'job.read', 'Are the queues idle? (Before tags are taken off again.)'),

  trash: change('DELETE', '/assets', 'asset.delete', 'Moves to the trash.'),
  restore: change('POST', '/trash/restore/assets', 'asset.delete', 'Brings back from the trash.'),
  update: change('PUT', '/assets', 'asset.update', 'Moves to the archive, and back to the timeline.'),
  updateOne: change('PUT', '/assets/{id}', 'asset.update', 'Gives a copy what its lesser copy knew.'),
  createAlbum: change('POST', '/albums', 'album.create', 'Makes the review album.'),
  addToAlbum: change('PUT', '/albums/{id}/assets', 'albumAsset.create', 'Adds to an album.'),
  takeOutOfAlbum: change('DELETE', '/albums/{id}/assets', 'albumAsset.delete', 'Takes out of an album.'),
  makeTags: change('PUT', '/tags', 'tag.create', 'Makes our own tags where they are not there yet.'),
  tagAssets: change('PUT', '/tags/{id}/assets', 'tag.asset', 'Tags.'),
  untagAssets: change('DELETE', '/tags/{id}/assets', 'tag.asset', 'Takes a tag off.'),
} as const satisfies Record<string, Endpoint>;

/**
 * Signing in with e-mail and password: none of them touches the library. A session needs no permission.
 * They count as changes, so that a password is never sent twice by itself.
 */
export const SIGN_IN_ENDPOINTS = {
  login: change('POST', '/auth/login', null, 'Checks e-mail and password.'),
  logout: change('POST', '/auth/logout', null, 'Ends the session of that sign-in.'),
  makeKey: change('POST', '/api-keys', null, 'Makes the API key that is used from then on.'),
} as const satisfies Record<string, Endpoint>;

function read(
  method: 'GET' | 'POST',
  path: string,
  permission: string | null,
  purpose: string,
): Endpoint & { changes: false } {
  return { method, path, permission, changes: false, purpose };
}

function change(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  permission: string | null,
  purpose: string,
): Endpoint & { changes: true } {
  return { method, path, permission, changes: true, purpose };
}
