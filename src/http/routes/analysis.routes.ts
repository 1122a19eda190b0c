import type { RunStatus as AnalysisStatus } from '../../analysis/run-control.ts';
import { runErrors, runErrorsQuery, runStarted, runStatus, startAnalysis } from '../../contract/analysis.ts';
import { presentRun } from '../present/run.ts';
import type { HttpRooms } from '../rooms.ts';
import { RunNotActiveError } from '../run-not-active.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['analysis'];

export function analysisRoutes(app: ZodApp, { library }: HttpRooms): void {
  app.post(
    '/api/analyze/start',
    {
      schema: {
        tags,
        summary: 'Start an analysis. 409 while one is going on.',
        body: startAnalysis,
        response: { 202: runStarted },
      },
    },
    async ({ body: { mode, full }, visitor }, reply) => {
      const { runId, state } = await library(visitor).runs.start({
        ...(mode === undefined ? {} : { mode }),
        ...(full === undefined ? {} : { full }),
      });
      return reply.status(202).send({ run_id: runId, state });
    },
  );

  app.get(
    '/api/analyze/status',
    { schema: { tags, summary: 'How far the newest analysis is.', response: { 200: runStatus } } },
    async ({ visitor }) => presentRun(library(visitor).runs.status()),
  );

  const commands = {
    stop: 'End the analysis; what it found stays, and the next one does not repeat it.',
    pause: 'Pause the analysis.',
    resume: 'Go on where the analysis was paused.',
  } as const;
  for (const command of ['stop', 'pause', 'resume'] as const)
    app.post(
      `/api/analyze/${command}`,
      { schema: { tags, summary: commands[command], response: { 200: runStatus } } },
      async ({ visitor }) => {
        const { runs } = library(visitor);
        if (!isGoingOn(runs.status())) throw new RunNotActiveError(command);
        return presentRun(await runs[command]());
      },
    );

  app.get(
    '/api/analyze/errors',
    {
      schema: {
        tags,
        summary: 'Assets that failed in the newest analysis, and why.',
        querystring: runErrorsQuery,
        response: { 200: runErrors },
      },
    },
    async ({ query: { cursor, limit }, visitor }) => {
      const errors = library(visitor).runErrors;
      const rows = errors.list({ limit, ...(cursor === undefined ? {} : { after: cursor }) });
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        items: rows.map(({ assetId, fileName, step, message }) => ({
          asset_id: assetId,
          file_name: fileName,
          step,
          message,
        })),
        next_cursor: last?.position ?? null,
        total: errors.count(),
      };
    },
  );
}

/** A run that has ended takes no commands: the next one is started, and repeats nothing that was done. */
function isGoingOn({ state }: AnalysisStatus): boolean {
  return state === 'queued' || state === 'running' || state === 'paused';
}
