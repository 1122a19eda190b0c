import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SignInRequest } from '../../account/access.ts';
import { type SignIn, session, signIn } from '../../contract/session.ts';
import type { AccessRoom } from '../rooms.ts';
import { clearSessionCookie, setSessionCookie } from '../session-cookie.ts';
import type { ZodApp } from '../zod-app.ts';

const tags = ['session'];
const nothing = z.null().describe('No content.');

export interface SessionRoutesOptions {
  readonly access: AccessRoom;
  readonly basePath: string;
  /** Throws where somebody tries too often. */
  readonly countSignIn: (request: FastifyRequest) => Promise<void>;
}

/** Signing in and out. */
export function sessionRoutes(app: ZodApp, { access, basePath, countSignIn }: SessionRoutesOptions): void {
  app.get(
    '/api/session',
    {
      config: { access: 'visitor' },
      schema: {
        tags,
        summary: 'Who is signed in, and how one can sign in. Needs no sign-in.',
        response: { 200: session },
      },
    },
    async ({ visitor }) => access.describe(visitor),
  );

  app.post(
    '/api/session',
    {
      config: { access: 'visitor' },
      schema: {
        tags,
        summary:
          'Sign in with an Immich API key, with Immich e-mail and password, or with the code from the log.',
        body: signIn,
        response: { 200: session },
      },
    },
    async (request, reply) => {
      await countSignIn(request);
      const { opened, visitor } = await access.signIn(toRequest(request.body), request.visitor);
      setSessionCookie(reply, opened, basePath);
      return access.describe(visitor);
    },
  );

  app.delete(
    '/api/session',
    {
      config: { access: 'visitor' },
      schema: { tags, summary: 'Sign out.', response: { 204: nothing } },
    },
    async ({ visitor }, reply) => {
      access.signOut(visitor);
      clearSessionCookie(reply, basePath);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    '/api/sessions',
    { schema: { tags, summary: 'Sign this account out everywhere.', response: { 204: nothing } } },
    async ({ visitor }, reply) => {
      access.signOutEverywhere(visitor);
      clearSessionCookie(reply, basePath);
      return reply.status(204).send(null);
    },
  );
}

function toRequest(body: SignIn): SignInRequest {
  if ('code' in body) return body;
  const url = body.url === undefined ? {} : { url: body.url };
  return 'api_key' in body
    ? { apiKey: body.api_key, ...url }
    : { email: body.email, password: body.password, ...url };
}
