import { type Allow, allowList, allowOptions } from '#contract/allow.ts';
import { paths } from '#contract/paths.ts';
import { call } from './client.ts';

/** What of an asset could be listed as never to be suggested. */
export const getAllowOptions = (assetId: string) =>
  call(allowOptions, paths.allowOptions, { query: { asset_id: assetId } });
export const addAllowed = (entry: Allow) => call(allowList, paths.allow, { method: 'POST', body: entry });
