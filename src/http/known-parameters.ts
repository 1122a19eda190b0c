import { parse } from 'node:querystring';
import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify';
import { sendProblem, validationProblem } from './problem-response.ts';

/**
 * Refuses what a route does not know by name: `?catgory=screenshots`, read as no filter at all, would answer with every
 * asset, and a script would mark them. It looks at the address as it was sent, empty values included.
 */
export function refuseUnknownParameters(scope: FastifyInstance): void {
  scope.addHook('preValidation', async (request, reply) => {
    if (!request.routeOptions.url?.startsWith('/api')) return;
    const known = knownTo(request.routeOptions.schema);
    const unknown = sentWith(request).filter((name) => !known.includes(name));
    if (unknown.length === 0) return;
    const message =
      known.length === 0
        ? 'is not known: this address takes no parameters'
        : `is not known: check the spelling. Known are ${known.join(', ')}`;
    return sendProblem(
      reply,
      validationProblem(
        unknown.map((instancePath) => ({ instancePath, message })),
        'query',
      ),
    );
  });
}

function sentWith({ url }: FastifyRequest): string[] {
  const start = url.indexOf('?');
  return start === -1 ? [] : Object.keys(parse(url.slice(start + 1)));
}

function knownTo(schema: FastifySchema | undefined): readonly string[] {
  const { shape } = (schema?.querystring ?? {}) as { readonly shape?: Readonly<Record<string, unknown>> };
  return Object.keys(shape ?? {});
}
