import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendProblem } from './problem-response.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Two doors that a foreign web page could use, both shut: a name of its own that it lets point to this
 * machine (DNS rebinding: the Host check), and a form or script that posts here from elsewhere (the
 * Origin check). Programs such as curl send neither an Origin nor Sec-Fetch-Site, and pass.
 */
export function checkRequests(app: FastifyInstance, allowedHosts: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    // A container's health check may use any name, and learns nothing but a version.
    if (request.url.split('?')[0] === '/health') return;
    if (!isKnownHost(request.hostname, allowedHosts))
      return sendProblem(reply, {
        title: 'Unknown host name',
        status: 403,
        detail: `This service does not answer under the name "${request.hostname}": open it by its IP address, or add the name to ALLOWED_HOSTS.`,
        code: 'host_not_allowed',
      });
    if (!READING.has(request.method) && comesFromElsewhere(request))
      return sendProblem(reply, {
        title: 'Request from another site',
        status: 403,
        detail:
          'A page of another site tried to change something here, and was refused: use the page of this service itself.',
        code: 'foreign_origin',
      });
  });
}

/** `hostname` without port; an IPv6 address may stand in brackets. */
export function isKnownHost(hostname: string, allowed: readonly string[]): boolean {
  const name = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  return (
    isIP(name) !== 0 ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name.endsWith('.local') ||
    allowed.includes(name)
  );
}

function comesFromElsewhere(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined) {
    // Host and port only: behind a proxy that ends TLS the scheme differs.
    const from = URL.parse(origin);
    return from === null || from.host !== request.host.toLowerCase();
  }
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
