import { resultDetail, resultsPage } from '#contract/results.ts';
import { statistics } from '#contract/statistics.ts';
import { call, type Query } from './client.ts';

export const getResults = (query: Query, signal?: AbortSignal) =>
  call(resultsPage, '/api/results', { query, ...(signal ? { signal } : {}) });
export const getResult = (id: string, signal?: AbortSignal) =>
  call(resultDetail, `/api/results/${encodeURIComponent(id)}`, signal ? { signal } : {});
export const getStatistics = () => call(statistics, '/api/statistics');

/** Through the service, which holds the key; the browser never talks to Immich. */
export const imageUrl = (id: string, size: 'thumbnail' | 'preview'): string =>
  `/api/assets/${encodeURIComponent(id)}/thumbnail?size=${size}`;
