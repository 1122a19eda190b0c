import { z } from 'zod';
import type { EmbeddedAsset } from '../catalogue.ts';
import type { Library } from '../library/library.ts';
import { ApiError, parse } from './call.ts';
import { uuid } from './search-schema.ts';

const withId = z.object({ id: uuid });

/** A path parameter that must be a UUID. */
export const pathId = (path: Readonly<Record<string, string>>): string => parse(withId, { id: path.id }).id;

/** Locked assets are out of a key's reach, like unknown ones. */
export const withinReach = (library: Library, id: string): EmbeddedAsset | undefined => {
  const asset = library.asset(id);
  return asset?.visibility === 'locked' ? undefined : asset;
};

/** A partner's assets can be seen, not changed. */
const changing = /\.(update|delete)$/;

/**
 * The assets of these ids, or none at all: Immich refuses the whole batch for one id it does not know.
 * @throws ApiError 400, also for a single asset (never 404).
 */
export const reachAll = (library: Library, ids: readonly string[], permission: string): EmbeddedAsset[] =>
  ids.map((id) => {
    const asset = withinReach(library, id);
    const foreign = asset?.ownerId !== undefined && changing.test(permission);
    if (asset === undefined || foreign)
      throw new ApiError(400, { message: `Not found or no ${permission} access` });
    return asset;
  });

export const reach = (library: Library, id: string, permission: string): EmbeddedAsset => {
  const [asset] = reachAll(library, [id], permission);
  if (asset === undefined) throw new ApiError(400, { message: `Not found or no ${permission} access` });
  return asset;
};

/** One result per id, as albums and tags answer. */
export const memberResults = (
  library: Library,
  ids: readonly string[],
  apply: (id: string) => boolean,
  unchanged: string,
) =>
  ids.map((id) => {
    if (withinReach(library, id) === undefined) return { id, success: false, error: 'no_permission' };
    return apply(id) ? { id, success: true } : { id, success: false, error: unchanged };
  });
