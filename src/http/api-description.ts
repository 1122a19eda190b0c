import swagger from '@fastify/swagger';
import apiReference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { inlineScriptHashes } from './security-headers.ts';

/** OpenAPI made from the routes' own schemas; register before the routes. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Immich Image Cleaner',
        version,
        description:
          'Finds what nobody would miss in an Immich library, and says why. JSON in snake_case; confidence is a number from 0 to 1; errors are application/problem+json.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      tags: [
        { name: 'health' },
        { name: 'session' },
        { name: 'configuration' },
        { name: 'analysis' },
        { name: 'results' },
        { name: 'decisions' },
        { name: 'protections' },
        { name: 'exports' },
        { name: 'history' },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}

/** The browsable page. Of inline scripts its own one runs, and no other. */
export async function serveApiPage(app: FastifyInstance, basePath: string): Promise<void> {
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.register(async (page) => {
    page.addHook('onSend', async (_request, reply, payload) => {
      if (String(reply.getHeader('content-type')).startsWith('text/html'))
        reply.header('content-security-policy', pagePolicy(String(payload)));
      // The page redirects to itself, and knows nothing of the sub-path.
      const target = reply.getHeader('location');
      if (basePath !== '' && typeof target === 'string') reply.header('location', `${basePath}${target}`);
      return payload;
    });
    await page.register(apiReference, {
      routePrefix: '/api/docs',
      configuration: {
        url: `${basePath}/api/openapi.json`,
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        mcp: { disabled: true },
        agent: { disabled: true },
      },
    });
  });
}

function pagePolicy(html: string): string {
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...inlineScriptHashes(html)].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}
