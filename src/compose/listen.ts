import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { ServiceConfig } from '../config/service-config.ts';

/** The port is taken, or may not be used. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code = 'cannot_listen';
}

/** Listens and returns the address to open. Throws {@link ListenError}. */
export async function listen(app: FastifyInstance, { host, port, basePath }: ServiceConfig): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    throw new ListenError(reasonOf(cause, host, port), { cause });
  }
  const { port: actual } = app.server.address() as AddressInfo;
  return `http://${nameOf(host)}:${actual}${basePath}`;
}

/** What a person types into the browser: 0.0.0.0 is every address, and localhost is one that works here. */
function nameOf(host: string): string {
  if (['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function reasonOf(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program: stop that one, or set PORT to another number.`;
  if (code === 'EACCES') return `This user may not use port ${port}: set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST=${host} is no address of this machine: use 127.0.0.1 or 0.0.0.0.`;
  return `The service cannot listen on ${host}:${port} (${String(code)}): check HOST and PORT.`;
}
