import {
  decide,
  decided,
  keepAssets,
  kept,
  marked,
  markForDeletion,
  UNDONE_NAMED,
  undo,
  undone,
  undoSteps,
} from '../../contract/decisions.ts';
import { readSelection } from '../present/query.ts';
import type { HttpRooms } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['decisions'];
/** 50,000 ids of 39 bytes each. */
const bodyLimit = 3 * 1024 * 1024;

/** Flags in our own database; nothing here touches Immich. */
export function decisionRoutes(app: ZodApp, { library }: HttpRooms): void {
  app.post(
    '/api/mark_for_deletion',
    {
      bodyLimit,
      schema: {
        tags,
        summary:
          'Mark assets for deletion: a flag, nothing more. Protected ones are left as they are and listed.',
        body: markForDeletion,
        response: { 200: marked },
      },
    },
    async ({ body: { asset_ids, mark }, visitor }) => {
      const outcome = library(visitor).review.mark(asset_ids, mark);
      return {
        marked: outcome.changed,
        unchanged: outcome.unchanged,
        protected: [...outcome.protected],
        unknown: [...outcome.unknown],
        step: outcome.step,
      };
    },
  );

  app.post(
    '/api/keep',
    {
      bodyLimit,
      schema: {
        tags,
        summary: 'Keep assets: they are never suggested again until their content changes.',
        body: keepAssets,
        response: { 200: kept },
      },
    },
    async ({ body: { asset_ids, keep }, visitor }) => {
      const outcome = library(visitor).review.keep(asset_ids, keep);
      const { changed, unchanged, unknown, step } = outcome;
      return { kept: changed, unchanged, unknown: [...unknown], step };
    },
  );

  app.post(
    '/api/decisions',
    {
      bodyLimit,
      schema: {
        tags,
        summary: 'Decide on named assets, or on all that a filter matches at this moment, as one step.',
        body: decide,
        response: { 200: decided },
      },
    },
    async ({ body, visitor }) => {
      const outcome = library(visitor).review.decide({
        decision: body.decision === 'none' ? null : body.decision,
        selection: readSelection(body.selection),
        dryRun: body.dry_run,
        ...(body.expected_count === undefined ? {} : { expectedCount: body.expected_count }),
      });
      const { leftOut, ...rest } = outcome;
      const { heldBack, ...left } = leftOut;
      return { ...rest, left_out: { ...left, held_back: heldBack }, dry_run: body.dry_run };
    },
  );

  app.post(
    '/api/decisions/undo',
    {
      schema: {
        tags,
        summary: 'Take back the newest mark or keep, as one step.',
        body: undo,
        response: { 200: undone },
      },
    },
    async ({ body, visitor }) => {
      const { undone, description, now, stepsLeft } = library(visitor).review.undo(body.step);
      return {
        undone,
        description,
        now: now.slice(0, UNDONE_NAMED).map(({ id, decision }) => ({ asset_id: id, decision })),
        steps_left: stepsLeft,
      };
    },
  );

  app.get(
    '/api/decisions/steps',
    { schema: { tags, summary: 'What undo would take back, newest first.', response: { 200: undoSteps } } },
    async ({ visitor }) => {
      const { items, total } = library(visitor).review.steps();
      return { items: items.map((one) => ({ ...one, at: new Date(one.at).toISOString() })), total };
    },
  );
}
