import { z } from 'zod';
import { assetJson, wholeAssetJson } from './asset-json.ts';
import { ApiError, type Call, done, ok, parse, type Route } from './call.ts';
import { pathId, reach, reachAll } from './reach.ts';
import { ids, visibility } from './search-schema.ts';

const changes = {
  description: z.string().optional(),
  isFavorite: z.boolean().optional(),
  rating: z.int().min(-1).max(5).nullable().optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  visibility: visibility.optional(),
};
const updateOne = z.object(changes);
const updateMany = z.object({ ids, ...changes, duplicateId: z.string().nullable().optional() });
const deletion = z.object({ ids, force: z.boolean().optional() });

const given = <T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const show = (call: Call) => {
  const asset = reach(call.library, pathId(call.path), 'asset.read');
  return ok(wholeAssetJson(asset, call.library));
};

const update = async (call: Call) => {
  const id = pathId(call.path);
  const change = parse(updateOne, await call.body());
  reach(call.library, id, 'asset.update');
  call.library.change([id], given(change));
  await call.library.save();
  return ok(wholeAssetJson(reach(call.library, id, 'asset.update'), call.library));
};

const updateAll = async (call: Call) => {
  const { ids: wanted, ...change } = parse(updateMany, await call.body());
  reachAll(call.library, wanted, 'asset.update');
  call.library.change(wanted, given(change));
  await call.library.save();
  return done;
};

/** This server never deletes: what Immich would purge it refuses. */
const remove = async (call: Call) => {
  const { ids: wanted, force } = parse(deletion, await call.body());
  if (force === true)
    throw new ApiError(400, {
      message: 'This library never deletes: send the assets to the trash, without force',
    });
  reachAll(call.library, wanted, 'asset.delete');
  await call.library.trash([...new Set(wanted)]);
  await call.library.save();
  return done;
};

const flag = z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' }).optional();
const statisticsQuery = z.object({ isFavorite: flag, isTrashed: flag, visibility: visibility.optional() });

const statistics = (call: Call) => {
  const query = parse(statisticsQuery, Object.fromEntries(call.query));
  const { library } = call;
  const isPlain = query.isTrashed !== true && query.isFavorite === undefined;
  if (isPlain && (query.visibility === 'timeline' || query.visibility === 'archive')) {
    const totals = library.totals(query.visibility);
    if (totals)
      return ok({ images: totals.images, videos: totals.videos, total: totals.images + totals.videos });
  }
  let images = 0;
  let videos = 0;
  for (const asset of library.walk({ order: 'asc' })) {
    const shown = asset.visibility ?? 'timeline';
    if (
      query.visibility === undefined ? shown === 'hidden' || shown === 'locked' : shown !== query.visibility
    )
      continue;
    if (((asset.trashedAt ?? null) !== null) !== (query.isTrashed ?? false)) continue;
    if (query.isFavorite !== undefined && (asset.isFavorite ?? false) !== query.isFavorite) continue;
    if (asset.type === 'IMAGE') images += 1;
    else videos += 1;
  }
  return ok({ images, videos, total: images + videos });
};

const values = (call: Call) => {
  const asset = reach(call.library, pathId(call.path), 'asset.read');
  return ok([...call.library.valuesOf(asset.id).values()]);
};

const storedValues = z.object({
  items: z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })),
});

const setValues = async (call: Call) => {
  const asset = reach(call.library, pathId(call.path), 'asset.update');
  const { items } = parse(storedValues, await call.body());
  const stored = items.map((item) => ({ ...item, updatedAt: call.library.now() }));
  for (const item of stored) call.library.valuesOf(asset.id).set(item.key, item);
  await call.library.save();
  return ok(stored);
};

/** Nobody has looked for text or faces here, and an empty list says just that in Immich. */
const nothing = (call: Call) => {
  reach(call.library, pathId(call.path), 'asset.read');
  return ok([]);
};

const faces = (call: Call) => {
  reach(call.library, pathId({ id: call.query.get('id') ?? '' }), 'asset.read');
  return ok([]);
};

const duplicates = (call: Call) => {
  const groups = new Map<string, ReturnType<typeof assetJson>[]>();
  for (const asset of call.library.walk({ order: 'asc' })) {
    if (!asset.duplicateId || asset.trashedAt) continue;
    const group = groups.get(asset.duplicateId) ?? [];
    group.push({ ...assetJson(asset, call.library.catalogue.owner.id, { exif: true, people: false }) });
    groups.set(asset.duplicateId, group);
  }
  return ok(
    [...groups].flatMap(([duplicateId, assets]) =>
      assets.length < 2 ? [] : [{ duplicateId, assets, suggestedKeepAssetIds: [] }],
    ),
  );
};

export const assetRoutes: readonly Route[] = [
  { method: 'GET', path: '/assets/statistics', permission: 'asset.statistics', run: statistics },
  { method: 'GET', path: '/assets/:id', permission: 'asset.read', run: show },
  { method: 'PUT', path: '/assets/:id', permission: 'asset.update', run: update },
  { method: 'PUT', path: '/assets', permission: 'asset.update', run: updateAll },
  { method: 'DELETE', path: '/assets', permission: 'asset.delete', run: remove },
  { method: 'GET', path: '/assets/:id/ocr', permission: 'asset.read', run: nothing },
  { method: 'GET', path: '/assets/:id/metadata', permission: 'asset.read', run: values },
  { method: 'PUT', path: '/assets/:id/metadata', permission: 'asset.update', run: setValues },
  { method: 'GET', path: '/faces', permission: 'face.read', run: faces },
  { method: 'GET', path: '/duplicates', permission: 'duplicate.read', run: duplicates },
];
