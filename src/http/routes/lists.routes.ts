import { z } from 'zod';
import { clusters, clustersQuery, facets, facetsQuery } from '../../contract/facets.ts';
import {
  LONGEST_RANGE,
  layoutItems,
  layoutItemsQuery,
  layoutPlace,
  layoutPlaceQuery,
  layoutQuery,
  layoutRange,
  layoutRangeQuery,
  RATIO_STEPS,
  resultLayout,
} from '../../contract/layout.ts';
import { readFilter, readOrder } from '../present/query.ts';
import { presentResult, thumbnailUrl } from '../present/result.ts';
import type { HttpRooms } from '../rooms.ts';
import { untilGone } from '../until-gone.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['results'];
const params = z.object({ layout_id: z.string().max(50) });

/** Whole lists for a screen that scrolls and jumps, and what there is to filter by. */
export function listRoutes(app: ZodApp, { library }: HttpRooms, basePath: string): void {
  app.get(
    '/api/results/layout',
    {
      schema: {
        tags,
        summary: 'The whole list without its contents: counts and shapes, for a true scroll bar.',
        querystring: layoutQuery,
        response: { 200: resultLayout },
      },
    },
    async ({ query, visitor }, reply) => {
      const layout = await library(visitor).review.layout(
        readFilter(query),
        readOrder(query),
        RATIO_STEPS,
        untilGone(reply),
      );
      return {
        layout_id: layout.id,
        total: layout.total,
        left_out: layout.leftOut,
        buckets: [...layout.buckets],
        ratios: Buffer.from(layout.ratios).toString('base64'),
      };
    },
  );

  app.get(
    '/api/results/layout/:layout_id/items',
    {
      schema: {
        tags,
        summary: 'Results by their place in a layout.',
        params,
        querystring: layoutItemsQuery,
        response: { 200: layoutItems },
      },
    },
    async ({ params: { layout_id }, query: { offset, limit }, visitor }) => {
      const { review, webUrl } = library(visitor);
      const results = await review.layoutItems(layout_id, offset, limit);
      return {
        items: results.map((result) =>
          result === null ? null : presentResult(result, { webUrl, basePath }),
        ),
      };
    },
  );

  app.get(
    '/api/results/layout/:layout_id/range',
    {
      schema: {
        tags,
        summary: `Ids, sizes and decisions between two places of a layout; at most ${LONGEST_RANGE}.`,
        params,
        querystring: layoutRangeQuery.refine(({ from, to }) => Math.abs(to - from) < LONGEST_RANGE, {
          path: ['to'],
          message: `A range holds at most ${LONGEST_RANGE}: select all that match instead.`,
        }),
        response: { 200: layoutRange },
      },
    },
    async ({ params: { layout_id }, query: { from, to }, visitor }, reply) => {
      const placed = await library(visitor).review.layoutRange(layout_id, from, to, untilGone(reply));
      return {
        items: placed.map(({ id, bytes, decision }) => ({ asset_id: id, size_bytes: bytes, decision })),
      };
    },
  );

  app.get(
    '/api/results/layout/:layout_id/place',
    {
      schema: {
        tags,
        summary: 'Where an asset stands in a layout.',
        params,
        querystring: layoutPlaceQuery,
        response: { 200: layoutPlace },
      },
    },
    async ({ params: { layout_id }, query: { asset_id }, visitor }) => ({
      place: library(visitor).review.layoutPlace(layout_id, asset_id),
    }),
  );

  app.get(
    '/api/results/facets',
    {
      schema: {
        tags,
        summary: 'What could be filtered by, with counts.',
        querystring: facetsQuery,
        response: { 200: facets },
      },
    },
    async ({ query, visitor }, reply) => {
      const found = await library(visitor).review.facets(readFilter(query), untilGone(reply));
      return {
        histogram: [...found.histogram],
        sub_kinds: [...found.subKinds],
        source_apps: [...found.sourceApps],
        folders: [...found.folders],
        cameras: [...found.cameras],
        years: [...found.years],
      };
    },
  );

  app.get(
    '/api/results/clusters',
    {
      schema: {
        tags,
        summary: 'Suggestions that are alike and can be decided at once.',
        querystring: clustersQuery,
        response: { 200: clusters },
      },
    },
    async ({ query, visitor }, reply) => {
      const { review, webUrl } = library(visitor);
      const { items, total } = await review.clusters(readFilter(query), query.by, untilGone(reply));
      const shown = ({ id, fileName, thumbhash }: (typeof items)[number]['samples'][number]) => ({
        asset_id: id,
        file_name: fileName,
        thumbnail_url: thumbnailUrl(id, thumbhash, { webUrl, basePath }),
      });
      return {
        items: items.map(({ sourceApp, betterCopy, heldBack, samples, ...one }) => ({
          ...one,
          source_app: sourceApp,
          better_copy: betterCopy && shown(betterCopy),
          held_back: heldBack,
          samples: samples.map(shown),
        })),
        total,
        rest: total - items.reduce((sum, { count }) => sum + count, 0),
      };
    },
  );
}
