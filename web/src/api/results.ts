import { paths } from '#contract/paths.ts';
import { resultDetail, resultsPage } from '#contract/results.ts';
import { statistics } from '#contract/statistics.ts';
import { call } from './client.ts';
import type { Query } from './query.ts';

export const getResults = (query: Query, signal?: AbortSignal) =>
  call(resultsPage, paths.results, { query, ...(signal ? { signal } : {}) });
export const getResult = (id: string, signal?: AbortSignal) =>
  call(resultDetail, paths.result(encodeURIComponent(id)), signal ? { signal } : {});
export const getStatistics = () => call(statistics, paths.statistics);

/** The larger picture behind a thumbnail's address, which may carry a cache key. */
export function previewUrl(thumbnailUrl: string): string {
  const url = new URL(thumbnailUrl, location.origin);
  url.searchParams.set('size', 'preview');
  // The page shows a sign in its place; a 404 would stand in the browser's console as an error of the page.
  url.searchParams.set('missing', 'empty');
  return `${url.pathname}${url.search}`;
}
