import { z } from 'zod';
import type { Visitor } from '../../account/visitor.ts';
import {
  applyPlan,
  newPlan,
  plan,
  planItems,
  planItemsQuery,
  planReview,
  plans,
} from '../../contract/plans.ts';
import { presentNotices, presentPlan, presentPlanItem } from '../present/plan.ts';
import { readSelection } from '../present/query.ts';
import type { HttpRooms } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['plans'];
/** 50,000 ids of 39 bytes each. */
const bodyLimit = 3 * 1024 * 1024;
/** A person waits for the answer. */
const TIMEOUT_MS = 20_000;

export const idParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** The only routes that lead to the trash. Nothing is done without the settings' leave and a confirmed count. */
export function planRoutes(app: ZodApp, { library }: HttpRooms, basePath: string): void {
  const review = async (id: number, visitor: Visitor) => {
    const { notices, ...view } = await library(visitor).plans.review(id, AbortSignal.timeout(TIMEOUT_MS));
    return { ...presentPlan(view), ...presentNotices(notices) };
  };

  app.post(
    '/api/plans',
    {
      bodyLimit,
      schema: {
        tags,
        summary: 'Plan what to do with marked or selected assets. Nothing is done yet.',
        body: newPlan,
        response: { 201: planReview },
      },
    },
    async ({ body: { outcome, selection, album_name }, visitor }, reply) => {
      const made = await library(visitor).plans.make({
        outcome,
        albumName: album_name,
        ...(selection === undefined ? {} : { selection: readSelection(selection) }),
      });
      return reply.status(201).send(await review(made.plan.id, visitor));
    },
  );

  app.get(
    '/api/plans',
    { schema: { tags, summary: 'All plans, newest first.', response: { 200: plans } } },
    async ({ visitor }) => ({ items: library(visitor).plans.list().map(presentPlan) }),
  );

  app.get(
    '/api/plans/:id',
    {
      schema: {
        tags,
        summary: 'A plan with what to know before confirming it; asks Immich.',
        params: idParams,
        response: { 200: planReview },
      },
    },
    async ({ params, visitor }) => review(params.id, visitor),
  );

  app.get(
    '/api/plans/:id/items',
    {
      schema: {
        tags,
        summary: 'The assets of a plan, with the evidence that was shown and what became of each.',
        params: idParams,
        querystring: planItemsQuery,
        response: { 200: planItems },
      },
    },
    async ({ params, query: { result, cursor, limit }, visitor }) => {
      const { plans: room, webUrl } = library(visitor);
      const page = room.items(params.id, {
        limit,
        ...(result === undefined ? {} : { result }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return {
        items: page.items.map((item) => presentPlanItem(item, { webUrl, basePath })),
        next_cursor: page.nextCursor,
        total: page.total,
      };
    },
  );

  app.post(
    '/api/plans/:id/apply',
    {
      schema: {
        tags,
        summary: 'Apply a plan, or go on with a stopped one. The count must be the plan’s own.',
        params: idParams,
        body: applyPlan,
        response: { 202: plan },
      },
    },
    async ({ params, body, visitor }, reply) =>
      reply.status(202).send(presentPlan(await library(visitor).plans.apply(params.id, body.confirm_count))),
  );

  app.post(
    '/api/plans/:id/stop',
    {
      schema: {
        tags,
        summary: 'Stop after the batch under way; it can be gone on with.',
        params: idParams,
        response: { 200: plan },
      },
    },
    async ({ params, visitor }) => presentPlan(await library(visitor).plans.stop(params.id)),
  );

  app.post(
    '/api/plans/:id/restore',
    {
      schema: {
        tags,
        summary: 'Take back what this plan did, and nothing else.',
        params: idParams,
        response: { 202: plan },
      },
    },
    async ({ params, visitor }, reply) =>
      reply.status(202).send(presentPlan(await library(visitor).plans.restore(params.id))),
  );

  app.delete(
    '/api/plans/:id',
    {
      schema: {
        tags,
        summary: 'Forget a plan that was never applied.',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async ({ params, visitor }, reply) => {
      library(visitor).plans.discard(params.id);
      return reply.status(204).send(null);
    },
  );
}
