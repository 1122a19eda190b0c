import type { FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { $ZodType } from 'zod/v4/core';

/**
 * JSON or nothing. Forms and plain text are what another site could send without asking, so they are
 * refused; a JSON header with an empty body is what scripts send, so it counts as no body.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.trim() === '') done(null, undefined);
    else parseJson(request, body, done);
  });
  app.setValidatorCompiler<$ZodType>((route) => {
    const validate = validatorCompiler(route);
    // Fastify says null for a body that was never sent; schemas with a default want undefined.
    return route.httpPart === 'body' ? (body: unknown) => validate(body ?? undefined) : validate;
  });
}
