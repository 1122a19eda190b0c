import { createHash, timingSafeEqual } from 'node:crypto';
import { METRICS_TYPE, type Metric, presentMetrics } from '../present/metrics.ts';
import { sendProblem } from '../problem-response.ts';
import type { HttpRooms } from '../rooms.ts';
import type { ZodApp } from '../zod-app.ts';

const REFUSED = {
  title: 'Sign in first',
  status: 401,
  detail:
    'Set METRICS_TOKEN and send it as "Authorization: Bearer …", or send an API key of your Immich account as x-api-key.',
  code: 'sign_in_required',
};

/** Figures for Prometheus. With the token of all accounts together; signed in, of one's own. */
export function metricsRoutes(app: ZodApp, { metrics }: HttpRooms, requestTimes: () => Metric): void {
  app.get(
    '/metrics',
    {
      config: { access: 'visitor' },
      schema: {
        tags: ['health'],
        summary: 'Figures for Prometheus, in its text format: no names, no secrets.',
      },
    },
    async ({ headers, visitor }, reply) => {
      const hasToken = metrics.token !== null && isSame(headers.authorization, `Bearer ${metrics.token}`);
      if (!hasToken && visitor.account === null) return sendProblem(reply, REFUSED);
      const figures = await metrics.figures(hasToken ? null : visitor.account);
      return reply
        .header('content-type', METRICS_TYPE)
        .header('cache-control', 'no-store')
        .send(presentMetrics([...figures, requestTimes()]));
    },
  );
}

/** In the same time wherever the first difference lies. */
function isSame(given: string | undefined, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(wanted));
}
