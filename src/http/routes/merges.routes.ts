import { z } from 'zod';
import type { Visitor } from '../../account/visitor.ts';
import { applyMerge, merge, mergeItems, mergeReview, merges, newMerge } from '../../contract/merges.ts';
import { planItemsQuery } from '../../contract/plans.ts';
import type { MergeSelection } from '../../review/merges/merge-room.ts';
import { presentMerge, presentMergeItem, presentNotices } from '../present/plan.ts';
import { readSelection } from '../present/query.ts';
import type { HttpRooms } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';
import { idParams } from './plans.routes.ts';

const tags = ['merges'];
/** 10,000 pairs of 100 bytes each, or 50,000 ids. */
const bodyLimit = 3 * 1024 * 1024;
/** A person waits for the answer. */
const TIMEOUT_MS = 20_000;

/** What lesser copies know moves to their better copies, before the lesser ones may go. */
export function mergeRoutes(app: ZodApp, { library }: HttpRooms, basePath: string): void {
  const review = async (id: number, visitor: Visitor) => {
    const { notices, ...view } = await library(visitor).merges.review(id, AbortSignal.timeout(TIMEOUT_MS));
    return { ...presentMerge(view), ...presentNotices(notices) };
  };

  app.post(
    '/api/merges',
    {
      bodyLimit,
      schema: {
        tags,
        summary: 'Look what would move from lesser copies to better ones. Nothing is changed yet.',
        body: newMerge,
        response: { 201: mergeReview },
      },
    },
    async ({ body, visitor }, reply) => {
      const made = await library(visitor).merges.make(readMergeSelection(body.selection));
      return reply.status(201).send(await review(made.plan.id, visitor));
    },
  );

  app.get(
    '/api/merges',
    { schema: { tags, summary: 'All merges, newest first.', response: { 200: merges } } },
    async ({ visitor }) => ({ items: library(visitor).merges.list().map(presentMerge) }),
  );

  app.get(
    '/api/merges/:id',
    {
      schema: {
        tags,
        summary: 'A merge with what stands in its way; asks Immich.',
        params: idParams,
        response: { 200: mergeReview },
      },
    },
    async ({ params, visitor }) => review(params.id, visitor),
  );

  app.get(
    '/api/merges/:id/items',
    {
      schema: {
        tags,
        summary: 'The pairs of a merge, with what moves and what became of each.',
        params: idParams,
        querystring: planItemsQuery,
        response: { 200: mergeItems },
      },
    },
    async ({ params, query: { result, cursor, limit }, visitor }) => {
      const { merges: room, webUrl } = library(visitor);
      const page = room.items(params.id, {
        limit,
        ...(result === undefined ? {} : { result }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return {
        items: page.items.map((item) => presentMergeItem(item, { webUrl, basePath })),
        next_cursor: page.nextCursor,
        total: page.total,
      };
    },
  );

  app.post(
    '/api/merges/:id/apply',
    {
      schema: {
        tags,
        summary: 'Move it, verify it, and (unless told otherwise) mark the lesser copies for deletion.',
        params: idParams,
        body: applyMerge,
        response: { 202: merge },
      },
    },
    async ({ params, body: { confirm_count, mark }, visitor }, reply) =>
      reply
        .status(202)
        .send(presentMerge(await library(visitor).merges.apply(params.id, confirm_count, mark))),
  );

  for (const [command, summary] of [
    ['stop', 'Stop after the pair under way; it can be gone on with.'],
    ['undo', 'Take back what this merge moved.'],
  ] as const)
    app.post(
      `/api/merges/:id/${command}`,
      { schema: { tags, summary, params: idParams, response: { 200: merge, 202: merge } } },
      async ({ params, visitor }, reply) =>
        reply
          .status(command === 'undo' ? 202 : 200)
          .send(presentMerge(await library(visitor).merges[command](params.id))),
    );

  app.delete(
    '/api/merges/:id',
    {
      schema: {
        tags,
        summary: 'Forget a merge that was never applied.',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async ({ params, visitor }, reply) => {
      library(visitor).merges.discard(params.id);
      return reply.status(204).send(null);
    },
  );
}

function readMergeSelection(selection: z.infer<typeof newMerge>['selection']): MergeSelection {
  if (!('pairs' in selection)) return readSelection(selection);
  return {
    pairs: selection.pairs.map(({ asset_id, better_id }) => ({ lesser: asset_id, better: better_id })),
  };
}
