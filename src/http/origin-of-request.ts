import type { FastifyRequest } from 'fastify';

const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

/**
 * From a program or browser on this machine. A reverse proxy on it is not: it hands on what comes from
 * elsewhere, and can be told by its headers or by the name under which it is asked.
 */
export function isFromThisMachine(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? '';
  return (
    isLoopbackAddress(address) &&
    isLoopbackName(request.hostname) &&
    FORWARDED.every((name) => request.headers[name] === undefined)
  );
}

/** 127.0.0.0/8 and ::1, also as IPv4 is written on an IPv6 socket. */
function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}

function isLoopbackName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || isLoopbackAddress(name);
}
