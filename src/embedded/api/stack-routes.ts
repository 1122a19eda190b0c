import { z } from 'zod';
import type { Library, Stack } from '../library/library.ts';
import { assetJson } from './asset-json.ts';
import { type Answer, ApiError, type Call, created, done, ok, parse, type Route } from './call.ts';
import { pathId, reachAll } from './reach.ts';
import { ids } from './search-schema.ts';

const stackJson = (stack: Stack, library: Library) => {
  const primaryFirst = [...stack.assetIds].sort(
    (a, b) => Number(b === stack.primaryAssetId) - Number(a === stack.primaryAssetId),
  );
  return {
    id: stack.id,
    primaryAssetId: stack.primaryAssetId,
    assets: primaryFirst.flatMap((id) => {
      const asset = library.asset(id);
      return asset ? [assetJson(asset, library.catalogue.owner.id, { exif: true, people: false })] : [];
    }),
  };
};

const find = (call: Call, permission: string): Stack => {
  const stack = call.library.stacks.get(pathId(call.path));
  if (!stack) throw new ApiError(400, { message: `Not found or no ${permission} access` });
  return stack;
};

const list = (call: Call): Answer => {
  const primary = call.query.get('primaryAssetId');
  const found = [...call.library.stacks.values()].filter(
    (one) => primary === null || one.primaryAssetId === primary,
  );
  return ok(found.map((stack) => stackJson(stack, call.library)));
};

const create = async (call: Call): Promise<Answer> => {
  const { assetIds } = parse(z.object({ assetIds: ids.min(2) }), await call.body());
  reachAll(call.library, assetIds, 'asset.update');
  const [primaryAssetId = ''] = assetIds;
  const members = new Set(assetIds);
  for (const other of [...call.library.stacks.values()])
    if (assetIds.some((id) => other.assetIds.has(id))) {
      for (const id of other.assetIds) members.add(id);
      call.library.stacks.delete(other.id);
    }
  const stack: Stack = { id: call.library.newId(), primaryAssetId, assetIds: members };
  call.library.stacks.set(stack.id, stack);
  call.library.touch([...members]);
  await call.library.save();
  return created(stackJson(stack, call.library));
};

/** Only the tie between the assets goes; the assets stay. */
const remove = async (call: Call): Promise<Answer> => {
  const stack = find(call, 'stack.delete');
  call.library.stacks.delete(stack.id);
  call.library.touch([...stack.assetIds]);
  await call.library.save();
  return done;
};

export const stackRoutes: readonly Route[] = [
  { method: 'GET', path: '/stacks', permission: 'stack.read', run: list },
  { method: 'POST', path: '/stacks', permission: 'stack.create', run: create },
  {
    method: 'GET',
    path: '/stacks/:id',
    permission: 'stack.read',
    run: (call) => ok(stackJson(find(call, 'stack.read'), call.library)),
  },
  { method: 'DELETE', path: '/stacks/:id', permission: 'stack.delete', run: remove },
];
