import { distribution, history } from '../../contract/history.ts';
import type { HttpRooms } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['history'];
const iso = (at: number): string => new Date(at).toISOString();

/** What happened so far, and where the candidates come from: what the dashboard draws. */
export function historyRoutes(app: ZodApp, { library }: HttpRooms): void {
  app.get(
    '/api/history',
    {
      schema: {
        tags,
        summary: 'Analyses, and by day: findings, decisions, space.',
        response: { 200: history },
      },
    },
    async ({ visitor }) => {
      const room = library(visitor).history;
      const days = await room.days();
      return {
        runs: room.runs().map(({ id, state, mode, startedAt, finishedAt, counters, message }) => ({
          run_id: String(id),
          state,
          mode,
          started_at: iso(startedAt),
          finished_at: finishedAt === null ? null : iso(finishedAt),
          done: counters.done,
          found: counters.found,
          errors: counters.errors,
          message,
        })),
        days: days.map(({ takenBack, ...day }) => ({ ...day, taken_back: takenBack })),
      };
    },
  );

  app.get(
    '/api/distribution',
    {
      schema: { tags, summary: 'Candidates by year and by folder.', response: { 200: distribution } },
    },
    async ({ visitor }) => {
      const { years, folders, elsewhere } = await library(visitor).history.distribution();
      return {
        years: years.map((each) => ({ ...each, categories: { ...each.categories } })),
        folders: folders.map((each) => ({ ...each, categories: { ...each.categories } })),
        elsewhere,
      };
    },
  );
}
