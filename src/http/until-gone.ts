import type { FastifyReply } from 'fastify';

/** Aborts when whoever asked has gone away before the answer was complete. */
export function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new Error('Whoever asked has gone away.'));
  });
  return gone.signal;
}
