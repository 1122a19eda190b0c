import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem } from '../contract/problem.ts';
import { TooManyAttemptsError } from './attempt-limits.ts';
import { problemFor } from './problem-table.ts';

/** Answers every error, the unknown path and the refused body alike as `application/problem+json` (RFC 9457). */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = hasZodFastifySchemaValidationErrors(error)
      ? validationProblem(error.validation, error.validationContext ?? 'request')
      : problemFor(error);
    if (error instanceof TooManyAttemptsError) reply.header('retry-after', error.retryAfter);
    if (problem.status >= 500) request.log.error({ err: error }, problem.title);
    else request.log.info({ code: problem.code }, problem.detail);
    return sendProblem(reply, problem);
  });
}

/** An address that cannot be decoded never reaches a route, nor the hooks that set headers. */
export function answerUnreadableAddress(_error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-content-type-options', 'nosniff');
  sendProblem(reply, {
    title: 'The address cannot be read',
    status: 400,
    detail: 'The address of this request is not valid: check its percent signs.',
    code: 'bad_address',
  });
}

export function sendProblem(
  reply: FastifyReply,
  problem: Omit<Problem, 'type' | 'request_id'>,
): FastifyReply {
  const body: Problem = { type: 'about:blank', ...problem, request_id: reply.request.id };
  // Past the serialiser on purpose: a route's response schemas describe its successes.
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}

/** Names each field that is wrong, and what is wrong with it; `where` stands for a field that has no name. */
export function validationProblem(
  issues: readonly { readonly instancePath: string; readonly message?: string | undefined }[],
  where: string,
): Omit<Problem, 'type' | 'request_id'> {
  const errors = issues.slice(0, 20).map(({ instancePath, message }) => ({
    field: instancePath.replace(/^\//, '').replaceAll('/', '.') || where,
    message: message ?? 'is not valid',
  }));
  // A number can break two rules that say the same of it.
  const said = new Set(errors.map(({ field, message }) => `${field}: ${message}`));
  return {
    title: 'The request is not valid',
    status: 400,
    detail: [...said].join('; '),
    code: 'validation_failed',
    errors,
  };
}
