import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenedSession } from '../account/sessions.ts';

const NAME = 'image_cleaner_session';

export function readSessionCookie(request: FastifyRequest): string | null {
  return request.cookies[NAME] ?? null;
}

/** Out of reach of scripts and of other sites; over TLS, only over TLS. */
export function setSessionCookie(reply: FastifyReply, session: OpenedSession, basePath: string): void {
  reply.setCookie(NAME, session.token, { ...attributes(reply, basePath), expires: new Date(session.endsAt) });
}

export function clearSessionCookie(reply: FastifyReply, basePath: string): void {
  reply.clearCookie(NAME, attributes(reply, basePath));
}

function attributes({ request }: FastifyReply, basePath: string) {
  return {
    httpOnly: true,
    sameSite: 'strict',
    // `protocol` believes a proxy's word only with TRUST_PROXY.
    secure: request.protocol === 'https',
    path: basePath === '' ? '/' : basePath,
  } as const;
}
