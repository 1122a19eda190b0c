import { z } from 'zod';
import { resultDetail, resultsPage, resultsQuery } from '../../contract/results.ts';
import { statistics } from '../../contract/statistics.ts';
import { assetId } from '../../contract/vocabulary.ts';
import { readQuery } from '../present/query.ts';
import { presentDetail, presentResult } from '../present/result.ts';
import { presentRun } from '../present/run.ts';
import type { HttpRooms } from '../rooms.ts';
import { untilGone } from '../until-gone.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['results'];

export function resultRoutes(app: ZodApp, { library }: HttpRooms, basePath: string): void {
  app.get(
    '/api/results',
    {
      schema: {
        tags,
        summary: 'What was found, a page at a time; without a category: every analysed asset.',
        querystring: resultsQuery,
        response: { 200: resultsPage },
      },
    },
    async ({ query, visitor }, reply) => {
      const { review, webUrl } = library(visitor);
      const page = await review.list(readQuery(query), untilGone(reply));
      return {
        items: page.results.map((result) => presentResult(result, { webUrl, basePath })),
        next_cursor: page.nextCursor,
        total: page.total,
        left_out: page.leftOut,
      };
    },
  );

  app.get(
    '/api/results/:asset_id',
    {
      schema: {
        tags,
        summary: 'One result with its evidence, contributions and relations.',
        params: z.object({ asset_id: assetId }),
        response: { 200: resultDetail },
      },
    },
    async ({ params: { asset_id }, visitor }) => {
      const { review, webUrl } = library(visitor);
      return presentDetail(review.one(asset_id), { webUrl, basePath });
    },
  );

  app.get(
    '/api/statistics',
    { schema: { tags, summary: 'Counts and bytes, by category.', response: { 200: statistics } } },
    async ({ visitor }) => {
      const { review, runs } = library(visitor);
      const read = await review.statistics();
      const run = presentRun(runs.status());
      return {
        total_assets: read.totalAssets,
        analyzed: read.analyzed,
        by_category: read.byCategory,
        high_confidence: read.highConfidence,
        marked: read.marked,
        kept: read.kept,
        recommended: read.recommended,
        recoverable_bytes: read.recommended.bytes,
        protected: read.protected,
        last_run: run.run_id === null ? null : run,
      };
    },
  );
}
