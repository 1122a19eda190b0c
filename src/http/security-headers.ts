import { createHash } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * Content security policy by hashes: of the page's inline scripts exactly those that were built run,
 * whatever a file name or description contains. Plain HTTP on a home network stays possible, so nothing
 * here asks for TLS.
 */
export async function setSecurityHeaders(app: FastifyInstance, indexHtml: string | null): Promise<void> {
  await app.register(helmet, {
    strictTransportSecurity: false,
    // Browsers ignore it on plain HTTP and complain on the console.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", ...inlineScriptHashes(indexHtml ?? '')],
        'style-src': ["'self'", "'unsafe-inline'"],
        'font-src': ["'self'", 'data:'],
        'img-src': ["'self'", 'data:', 'blob:'],
        'frame-ancestors': ["'self'"],
        'upgrade-insecure-requests': null,
      },
    },
  });
}

/** `'sha256-…'` of each inline script, as a policy wants it. */
export function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(/<script(?:\s+(?!src)[^>]*)?>([\s\S]*?)<\/script>/g)]
    .map(([, body]) => body ?? '')
    .filter((body) => body !== '')
    .map((body) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`);
}
