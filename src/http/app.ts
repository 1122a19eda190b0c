import cookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { speakPlainly } from '../contract/plain-words.ts';
import { admitVisitors } from './access.ts';
import { describeApi, serveApiPage } from './api-description.ts';
import { attemptLimits } from './attempt-limits.ts';
import { acceptJsonOnly } from './json-body.ts';
import { refuseUnknownParameters } from './known-parameters.ts';
import { answerUnreadableAddress, answerWithProblems } from './problem-response.ts';
import { readQuery } from './read-query.ts';
import { checkRequests } from './request-checks.ts';
import { countRequestTimes } from './request-times.ts';
import type { HttpRooms } from './rooms.ts';
import { allowRoutes } from './routes/allow.routes.ts';
import { analysisRoutes } from './routes/analysis.routes.ts';
import { auditRoutes } from './routes/audit.routes.ts';
import { configurationRoutes } from './routes/configuration.routes.ts';
import { decisionRoutes } from './routes/decisions.routes.ts';
import { eventRoutes } from './routes/events.routes.ts';
import { exportRoutes } from './routes/exports.routes.ts';
import { healthRoutes } from './routes/health.routes.ts';
import { historyRoutes } from './routes/history.routes.ts';
import { listRoutes } from './routes/lists.routes.ts';
import { mergeRoutes } from './routes/merges.routes.ts';
import { metricsRoutes } from './routes/metrics.routes.ts';
import { pictureRoutes } from './routes/pictures.routes.ts';
import { planRoutes } from './routes/plans.routes.ts';
import { resultRoutes } from './routes/results.routes.ts';
import { sessionRoutes } from './routes/session.routes.ts';
import { settingsRoutes } from './routes/settings.routes.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { readIndexPage, serveWebFiles } from './web-files.ts';

export interface AppOptions {
  readonly rooms: HttpRooms;
  /** Folder of the built web app; may be missing, the API then works alone. */
  readonly webRoot: string;
  readonly basePath: string;
  readonly allowedHosts: readonly string[];
  readonly trustProxy: boolean;
  readonly logger: FastifyBaseLogger | null;
  /** A fresh id for every request; it stands in the log, in the `x-request-id` header and in problems. */
  readonly requestId: () => string;
}

/** Enough for every setting; routes that take id lists allow more. */
const BODY_LIMIT = 64 * 1024;
/** For a request to arrive as a whole: who sends a byte a minute does not hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Builds the app and never listens, so that tests need no port. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { rooms, basePath } = options;
  speakPlainly();
  const app = Fastify({
    ...(options.logger === null ? {} : { loggerInstance: options.logger }),
    genReqId: options.requestId,
    // One hop: what stands before the nearest proxy's own entry could have been written by anybody.
    trustProxy: options.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    frameworkErrors: answerUnreadableAddress,
    // Open pages hold connections; closing must not wait for them.
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, querystringParser: readQuery },
    rewriteUrl: ({ url = '/' }) => withoutBasePath(url, basePath),
  }).withTypeProvider<ZodTypeProvider>();
  app.setSerializerCompiler(serializerCompiler);

  const indexPage = readIndexPage(options.webRoot, basePath);
  const requestTimes = countRequestTimes(app);
  answerWithProblems(app);
  acceptJsonOnly(app);
  await setSecurityHeaders(app, indexPage);
  checkRequests(app, options.allowedHosts);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    // Answers with a person's data stay out of every cache, unless a route says otherwise.
    // By the route and not by the address: `/%61pi/results` is the same to the router.
    if (request.routeOptions.url?.startsWith('/api') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
  });

  await describeApi(app, rooms.version);
  await app.register(async (scope) => {
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    await scope.register(cookie);
    const limits = await attemptLimits(scope);
    admitVisitors(scope, rooms.access, limits);
    refuseUnknownParameters(scope);
    healthRoutes(routes, rooms);
    metricsRoutes(routes, rooms, requestTimes);
    sessionRoutes(routes, { access: rooms.access, basePath, countSignIn: limits.countSignIn });
    configurationRoutes(routes, rooms, basePath);
    analysisRoutes(routes, rooms);
    eventRoutes(routes, rooms, basePath);
    listRoutes(routes, rooms, basePath);
    resultRoutes(routes, rooms, basePath);
    historyRoutes(routes, rooms);
    decisionRoutes(routes, rooms);
    planRoutes(routes, rooms, basePath);
    mergeRoutes(routes, rooms, basePath);
    exportRoutes(routes, rooms);
    auditRoutes(routes, rooms);
    allowRoutes(routes, rooms);
    settingsRoutes(routes, rooms);
    pictureRoutes(routes, rooms);
  });
  await serveApiPage(app, basePath);
  await serveWebFiles(app, options.webRoot, indexPage);
  return app;
}

/** A proxy may hand the sub-path on or cut it off; both work. */
function withoutBasePath(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}
