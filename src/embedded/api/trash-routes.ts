import { z } from 'zod';
import { ApiError, type Call, ok, parse, type Route } from './call.ts';
import { reachAll } from './reach.ts';
import { ids } from './search-schema.ts';

const restoreSome = async (call: Call) => {
  const { ids: wanted } = parse(z.object({ ids }), await call.body());
  reachAll(call.library, wanted, 'asset.delete');
  await call.library.restore([...new Set(wanted)]);
  await call.library.save();
  return ok({ count: wanted.length });
};

const restoreAll = async (call: Call) => {
  const trashed = [...call.library.walk({ order: 'asc' })]
    .filter((asset) => (asset.trashedAt ?? null) !== null)
    .map((asset) => asset.id);
  await call.library.restore(trashed);
  await call.library.save();
  return ok({ count: trashed.length });
};

const empty = (): never => {
  throw new ApiError(400, { message: 'This library never deletes: its trash cannot be emptied from here' });
};

export const trashRoutes: readonly Route[] = [
  { method: 'POST', path: '/trash/restore/assets', permission: 'asset.delete', run: restoreSome },
  { method: 'POST', path: '/trash/restore', permission: 'asset.delete', run: restoreAll },
  { method: 'POST', path: '/trash/empty', permission: 'asset.delete', run: empty },
];
