import { type ClustersBy, clusters, facets } from '#contract/facets.ts';
import { layoutItems, layoutPlace, layoutRange, resultLayout } from '#contract/layout.ts';
import { paths } from '#contract/paths.ts';
import { call } from './client.ts';
import type { Query } from './query.ts';

/** Whole lists by place; each call on a layout that the service has forgotten throws `layout_gone`. */
export const getLayout = (query: Query, signal: AbortSignal) =>
  call(resultLayout, paths.resultLayout, { query, signal });
export const getLayoutItems = (id: string, offset: number, limit: number, signal: AbortSignal) =>
  call(layoutItems, paths.layoutItems(id), { query: { offset, limit }, signal });
export const getLayoutRange = (id: string, from: number, to: number) =>
  call(layoutRange, paths.layoutRange(id), { query: { from, to } });
export const getLayoutPlace = (id: string, assetId: string) =>
  call(layoutPlace, paths.layoutPlace(id), { query: { asset_id: assetId } });
export const getFacets = (query: Query, signal: AbortSignal) => call(facets, paths.facets, { query, signal });
export const getClusters = (query: Query, by: ClustersBy, signal: AbortSignal) =>
  call(clusters, paths.clusters, { query: { ...query, by }, signal });
