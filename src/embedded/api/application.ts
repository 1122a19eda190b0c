import type { IncomingMessage, ServerResponse } from 'node:http';
import { CatalogueRefusal } from '../catalogue.ts';
import type { Library } from '../library/library.ts';
import { admit } from './access.ts';
import { albumRoutes } from './album-routes.ts';
import { assetRoutes } from './asset-routes.ts';
import { type Answer, ApiError, type Call } from './call.ts';
import type { Keys } from './keys.ts';
import { mediaRoutes } from './media-routes.ts';
import type { pacer } from './pace.ts';
import { peopleRoutes } from './people-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { readBody } from './read-body.ts';
import { router } from './router.ts';
import { searchRoutes } from './search-routes.ts';
import { serverRoutes } from './server-routes.ts';
import { stackRoutes } from './stack-routes.ts';
import { tagRoutes } from './tag-routes.ts';
import { timelineRoutes } from './timeline-routes.ts';
import { trashRoutes } from './trash-routes.ts';
import { userRoutes } from './user-routes.ts';

const find = router([
  ...searchRoutes,
  ...mediaRoutes,
  ...assetRoutes,
  ...serverRoutes,
  ...userRoutes,
  ...albumRoutes,
  ...tagRoutes,
  ...stackRoutes,
  ...trashRoutes,
  ...timelineRoutes,
  ...queueRoutes,
  ...peopleRoutes,
]);

export interface ApplicationParts {
  readonly library: Library;
  readonly keys: Keys;
  readonly pace: ReturnType<typeof pacer>;
  readonly random: () => number;
}

/** Answers one request. Never throws: whatever goes wrong becomes an answer in Immich's error shape. */
export const application = (parts: ApplicationParts) => {
  let served = 0;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    served += 1;
    response.setHeader('x-correlation-id', served.toString(36).padStart(8, '0'));
    try {
      send(request, response, await answer(parts, request, response));
    } catch (error) {
      fail(request, response, error);
    }
  };
};

const answer = async (
  parts: ApplicationParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://library');
  const method = request.method ?? 'GET';
  if (pathname === '/.well-known/immich') return { status: 200, json: { api: { endpoint: '/api' } } };
  const match = pathname.startsWith('/api/') ? find(method, pathname.slice('/api'.length)) : null;
  if (!match) throw new ApiError(404, { message: `Cannot ${method} ${pathname}` });
  const call: Call = {
    request,
    response,
    library: parts.library,
    keys: parts.keys,
    key: admit(match.route, request, searchParams, parts.keys),
    path: match.path,
    query: searchParams,
    body: () => readBody(request),
    pace: parts.pace,
    random: parts.random,
  };
  return match.route.run(call);
};

const send = (request: IncomingMessage, response: ServerResponse, result: Answer): void => {
  if (result === undefined) return;
  if ('location' in result) {
    const text = `Found. Redirecting to ${result.location}`;
    response.writeHead(302, { location: result.location, 'content-type': 'text/plain; charset=utf-8' });
    response.end(request.method === 'HEAD' ? '' : text);
  } else if ('json' in result) {
    const body = Buffer.from(JSON.stringify(result.json));
    response.writeHead(result.status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  } else {
    response.writeHead(result.status).end();
  }
};

const fail = (request: IncomingMessage, response: ServerResponse, error: unknown): void => {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  for (const name of ['content-length', 'content-range', 'etag', 'last-modified', 'cache-control'])
    response.removeHeader(name);
  const known = apiError(error);
  // The rest of an unread body would otherwise be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close');
  send(request, response, { status: known.status, json: known.body });
};

const apiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof CatalogueRefusal) return new ApiError(400, { message: error.message });
  return new ApiError(500, { message: 'Internal server error' });
};
