import { z } from 'zod';
import type { Album, Library } from '../library/library.ts';
import { nestedDate, ownerJson } from './asset-json.ts';
import { type Answer, ApiError, type Call, created, done, ok, parse, type Route } from './call.ts';
import { memberResults, pathId, withinReach } from './reach.ts';
import { ids, uuid } from './search-schema.ts';

const albumJson = (album: Album, library: Library) => {
  const assets = [...album.assetIds].flatMap((id) => {
    const asset = library.asset(id);
    return asset && !asset.trashedAt ? [asset] : [];
  });
  const taken = assets.map((asset) => asset.fileCreatedAt).sort();
  const changed = assets
    .map((asset) => asset.updatedAt)
    .sort()
    .at(-1);
  const [start] = taken;
  const end = taken.at(-1);
  return {
    albumName: album.name,
    description: album.description,
    albumThumbnailAssetId: assets[0]?.id ?? null,
    createdAt: album.createdAt,
    updatedAt: album.updatedAt,
    id: album.id,
    albumUsers: [{ user: ownerJson(library.catalogue.owner), role: 'owner' }],
    shared: false,
    hasSharedLink: false,
    ...(start === undefined ? {} : { startDate: start }),
    ...(end === undefined ? {} : { endDate: end }),
    assetCount: assets.length,
    isActivityEnabled: true,
    order: 'desc',
    ...(changed === undefined ? {} : { lastModifiedAssetTimestamp: changed }),
  };
};

const find = (call: Call, permission: string): Album => {
  const album = call.library.albums.get(pathId(call.path));
  if (!album) throw new ApiError(400, { message: `Not found or no ${permission} access` });
  return album;
};

const listQuery = z.object({ assetId: uuid.optional(), id: uuid.optional(), name: z.string().optional() });

const list = (call: Call): Answer => {
  const { assetId, id, name } = parse(listQuery, Object.fromEntries(call.query));
  // Shared albums there are none; every album is one's own.
  if (call.query.get('isShared') === 'true' || call.query.get('isOwned') === 'false') return ok([]);
  const found = [...call.library.albums.values()].filter(
    (album) =>
      (assetId === undefined || album.assetIds.has(assetId)) &&
      (id === undefined || album.id === id) &&
      (name === undefined || album.name === name),
  );
  return ok(found.map((album) => albumJson(album, call.library)));
};

const creation = z.object({
  albumName: z.string(),
  description: z.string().optional(),
  assetIds: ids.optional(),
});

const create = async (call: Call): Promise<Answer> => {
  const { albumName, description = '', assetIds = [] } = parse(creation, await call.body());
  const at = call.library.now();
  const own = assetIds.filter((id) => withinReach(call.library, id) !== undefined);
  const album: Album = {
    id: call.library.newId(),
    name: albumName,
    description,
    createdAt: at,
    updatedAt: at,
    assetIds: new Set(own),
  };
  call.library.albums.set(album.id, album);
  await call.library.save();
  const { lastModifiedAssetTimestamp: _, ...json } = albumJson(album, call.library);
  return created({
    ...json,
    ...(json.startDate === undefined ? {} : { startDate: nestedDate(json.startDate) }),
    ...(json.endDate === undefined ? {} : { endDate: nestedDate(json.endDate) }),
  });
};

const renaming = z.object({ albumName: z.string().optional(), description: z.string().optional() });

const update = async (call: Call): Promise<Answer> => {
  const album = find(call, 'album.update');
  const { albumName, description } = parse(renaming, await call.body());
  album.name = albumName ?? album.name;
  album.description = description ?? album.description;
  album.updatedAt = call.library.now();
  await call.library.save();
  return ok(albumJson(album, call.library));
};

const remove = async (call: Call): Promise<Answer> => {
  call.library.albums.delete(find(call, 'album.delete').id);
  await call.library.save();
  return done;
};

const membership = z.object({ ids });

const addTo = (album: Album, id: string): boolean => {
  if (album.assetIds.has(id)) return false;
  album.assetIds.add(id);
  return true;
};

/** Membership changes no asset's `updatedAt`, as in Immich. */
const addAssets = async (call: Call): Promise<Answer> => {
  const album = find(call, 'albumAsset.create');
  const { ids: wanted } = parse(membership, await call.body());
  const results = memberResults(call.library, wanted, (id) => addTo(album, id), 'duplicate');
  album.updatedAt = call.library.now();
  await call.library.save();
  return ok(results);
};

const removeAssets = async (call: Call): Promise<Answer> => {
  const album = find(call, 'albumAsset.delete');
  const { ids: wanted } = parse(membership, await call.body());
  const results = wanted.map((id) =>
    album.assetIds.delete(id) ? { id, success: true } : { id, success: false, error: 'not_found' },
  );
  album.updatedAt = call.library.now();
  await call.library.save();
  return ok(results);
};

const addToMany = async (call: Call): Promise<Answer> => {
  const { albumIds, assetIds } = parse(z.object({ albumIds: ids, assetIds: ids }), await call.body());
  let added = 0;
  for (const album of albumIds.flatMap((id) => call.library.albums.get(id) ?? []))
    for (const id of assetIds) if (withinReach(call.library, id) && addTo(album, id)) added += 1;
  await call.library.save();
  return ok(added > 0 ? { success: true } : { success: false, error: 'duplicate' });
};

export const albumRoutes: readonly Route[] = [
  { method: 'GET', path: '/albums', permission: 'album.read', run: list },
  { method: 'POST', path: '/albums', permission: 'album.create', run: create },
  { method: 'PUT', path: '/albums/assets', permission: 'albumAsset.create', run: addToMany },
  {
    method: 'GET',
    path: '/albums/:id',
    permission: 'album.read',
    run: (call) => ok(albumJson(find(call, 'album.read'), call.library)),
  },
  { method: 'PATCH', path: '/albums/:id', permission: 'album.update', run: update },
  { method: 'DELETE', path: '/albums/:id', permission: 'album.delete', run: remove },
  { method: 'PUT', path: '/albums/:id/assets', permission: 'albumAsset.create', run: addAssets },
  { method: 'DELETE', path: '/albums/:id/assets', permission: 'albumAsset.delete', run: removeAssets },
];
