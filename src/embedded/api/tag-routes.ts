import { z } from 'zod';
import type { Tag } from '../library/library.ts';
import { addTag, removeTag, tagByValue, upsertTag } from '../library/tags.ts';
import { tagJson } from './asset-json.ts';
import { type Answer, ApiError, type Call, created, done, ok, parse, type Route } from './call.ts';
import { memberResults, pathId, withinReach } from './reach.ts';
import { ids, uuid } from './search-schema.ts';

const find = (call: Call, permission: string): Tag => {
  const tag = call.library.tags.get(pathId(call.path));
  if (!tag) throw new ApiError(400, { message: `Not found or no ${permission} access` });
  return tag;
};

const list = (call: Call): Answer =>
  ok([...call.library.tags.values()].sort((a, b) => (a.value < b.value ? -1 : 1)).map((tag) => tagJson(tag)));

const upsert = async (call: Call): Promise<Answer> => {
  const { tags } = parse(z.object({ tags: z.array(z.string()) }), await call.body());
  const leaves = tags.map((value) => upsertTag(call.library, value));
  await call.library.save();
  return ok(leaves.map((tag) => tagJson(tag)));
};

const creation = z.object({ name: z.string(), parentId: uuid.nullish(), color: z.string().nullish() });

const create = async (call: Call): Promise<Answer> => {
  const { name, parentId = null, color = null } = parse(creation, await call.body());
  const parent = parentId === null ? undefined : call.library.tags.get(parentId);
  if (parentId !== null && parent === undefined)
    throw new ApiError(400, { message: 'Not found or no tag.read access' });
  const value = parent ? `${parent.value}/${name}` : name;
  if (tagByValue(call.library, value))
    throw new ApiError(400, { message: 'A tag with that name already exists' });
  const tag = addTag(call.library, value, parentId, color);
  await call.library.save();
  return created(tagJson(tag));
};

const update = async (call: Call): Promise<Answer> => {
  const tag = find(call, 'tag.update');
  const { color } = parse(z.object({ color: z.string().nullish() }), await call.body());
  if (color !== undefined) tag.color = color;
  tag.updatedAt = call.library.now();
  await call.library.save();
  return ok(tagJson(tag));
};

const remove = async (call: Call): Promise<Answer> => {
  removeTag(call.library, find(call, 'tag.delete'));
  await call.library.save();
  return done;
};

const add = (tag: Tag, id: string): boolean => {
  if (tag.assetIds.has(id)) return false;
  tag.assetIds.add(id);
  return true;
};

const tagAssets = async (call: Call): Promise<Answer> => {
  const tag = find(call, 'tag.asset');
  const { ids: wanted } = parse(z.object({ ids }), await call.body());
  const results = memberResults(call.library, wanted, (id) => add(tag, id), 'duplicate');
  call.library.touch(results.filter((one) => one.success).map((one) => one.id));
  await call.library.save();
  return ok(results);
};

const untagAssets = async (call: Call): Promise<Answer> => {
  const tag = find(call, 'tag.asset');
  const { ids: wanted } = parse(z.object({ ids }), await call.body());
  const results = wanted.map((id) =>
    tag.assetIds.delete(id) ? { id, success: true } : { id, success: false, error: 'not_found' },
  );
  call.library.touch(results.filter((one) => one.success).map((one) => one.id));
  await call.library.save();
  return ok(results);
};

/** Counts what was newly tagged, and says nothing of ids it may not tag. */
const tagMany = async (call: Call): Promise<Answer> => {
  const { tagIds, assetIds } = parse(z.object({ tagIds: ids, assetIds: ids }), await call.body());
  const tags = tagIds.flatMap((id) => call.library.tags.get(id) ?? []);
  const reachable = assetIds.filter((id) => withinReach(call.library, id) !== undefined);
  const newly = tags.flatMap((tag) => reachable.filter((id) => add(tag, id)));
  call.library.touch(newly);
  await call.library.save();
  return ok({ count: newly.length });
};

export const tagRoutes: readonly Route[] = [
  { method: 'GET', path: '/tags', permission: 'tag.read', run: list },
  { method: 'PUT', path: '/tags', permission: 'tag.create', run: upsert },
  { method: 'POST', path: '/tags', permission: 'tag.create', run: create },
  { method: 'PUT', path: '/tags/assets', permission: 'tag.asset', run: tagMany },
  {
    method: 'GET',
    path: '/tags/:id',
    permission: 'tag.read',
    run: (call) => ok(tagJson(find(call, 'tag.read'))),
  },
  { method: 'PUT', path: '/tags/:id', permission: 'tag.update', run: update },
  { method: 'DELETE', path: '/tags/:id', permission: 'tag.delete', run: remove },
  { method: 'PUT', path: '/tags/:id/assets', permission: 'tag.asset', run: tagAssets },
  { method: 'DELETE', path: '/tags/:id/assets', permission: 'tag.asset', run: untagAssets },
];
