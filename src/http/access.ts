import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Visitor } from '../account/visitor.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import { isFromThisMachine } from './origin-of-request.ts';
import { sendProblem } from './problem-response.ts';
import type { AccessRoom } from './rooms.ts';
import { readSessionCookie } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; known to every route of the API but the health checks. */
    visitor: Visitor;
  }
  interface FastifyContextConfig {
    /**
     * Who may call the route. `public`: everybody, and nobody is asked who they are. `visitor`: everybody.
     * `set-up`: who has an account here, or may set up. Without it: who has an account here.
     */
    access?: 'public' | 'visitor' | 'set-up';
  }
}

/** Changes to what may change the Immich library need a key that could do the same in Immich itself. */
const ACTING = /^\/api\/(config|settings|allow|albums|plans|merges)(\/|$)/;
const READING = new Set(['GET', 'HEAD']);

/**
 * Asks every request of this scope who it comes from, before anything of it is read. A route that says
 * nothing of its own is closed to whoever is not signed in.
 */
export function admitVisitors(scope: FastifyInstance, access: AccessRoom, limits: AttemptLimits): void {
  scope.addHook('onRequest', async (request, reply) => {
    const wanted = request.routeOptions.config.access ?? 'account';
    if (wanted === 'public') return;
    const visitor = await access.identify(
      {
        token: readSessionCookie(request),
        apiKey: oneHeader(request, 'x-api-key'),
        isLocal: isFromThisMachine(request),
      },
      () => limits.countKey(request),
    );
    request.visitor = visitor;
    const isIn =
      visitor.account !== null || wanted === 'visitor' || (wanted === 'set-up' && visitor.maySetUp);
    if (!isIn) return sendProblem(reply, visitor.maySetUp ? NOT_SET_UP : SIGN_IN_REQUIRED);
    if (!visitor.mayAct && isActing(request)) return sendProblem(reply, KEY_TOO_WEAK);
    if (visitor.account === null || wanted === 'visitor') return;
    const leave = await access.enter(visitor.account);
    // Whoever gave up meanwhile must not keep the library open for ever.
    if (reply.raw.closed) leave();
    else reply.raw.once('close', leave);
  });
}

function isActing({ method, routeOptions }: FastifyRequest): boolean {
  return !READING.has(method) && ACTING.test(routeOptions.url ?? '');
}

function oneHeader(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  const text = (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  return text === '' ? null : text;
}

const SIGN_IN_REQUIRED = {
  title: 'Sign in first',
  status: 401,
  detail:
    'Nobody is signed in: open the page and sign in, or send an API key of your Immich account as x-api-key.',
  code: 'sign_in_required',
};

const NOT_SET_UP = {
  title: 'No library is connected',
  status: 409,
  detail:
    'No library is connected yet: open the web page and sign in to your Immich server, or choose a folder or the sample library.',
  code: 'not_set_up',
};

const KEY_TOO_WEAK = {
  title: 'The API key lacks a permission',
  status: 403,
  detail:
    'This API key may only look: use one that may also delete, update, tag and add to albums in Immich, or sign in on the page.',
  code: 'key_lacks_permission',
};
