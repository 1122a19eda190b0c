import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import type { ImmichAddress } from './address.ts';
import { ImmichRedirects, ImmichUnreachable, UnexpectedResponse } from './errors.ts';

/** One HTTP exchange, nothing repeated and nothing judged but what can never be right. */
export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API's address, parameters filled in, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Refuse longer bodies, bytes. */
  readonly limit: number;
  /** Read no more than this many bytes of a good answer's body, then close. */
  readonly stopAfter?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

/** An answer whose body is still to be read. */
export interface OpenAnswer {
  readonly status: number;
  readonly headers: Answer['headers'];
  /** To be read to its end or destroyed. Its errors are undici's own. */
  readonly body: Readable;
}

export interface Timeouts {
  /** Until the head of the answer is there, ms. A smart search may have to load its model first. */
  readonly headersMs: number;
  /** Between two pieces of the body, ms. */
  readonly bodyMs: number;
  /** For the whole exchange, ms: the bound on a server that drips. */
  readonly totalMs: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = { headersMs: 60_000, bodyMs: 30_000, totalMs: 180_000 };

export interface Transport {
  exchange(exchange: Exchange, signal: AbortSignal): Promise<Answer>;
  /** As `exchange`, without bounds on the body's length and time: it is read as it comes. */
  open(exchange: Exchange, signal: AbortSignal): Promise<OpenAnswer>;
  close(): Promise<void>;
}

/** Immich closes a socket that was idle for 5 s; ours are put away a second before. */
const IDLE_SOCKET_MS = 4_000;

/**
 * Sockets to one Immich server. `connections`: 8 are the server's best (484 thumbnails a second on two
 * cores, 434 with 32). Throws `ImmichUnreachable`, `ImmichRedirects` and `UnexpectedResponse` (too long).
 */
export function createTransport(
  address: ImmichAddress,
  /** Null: for the sign-in, which has none yet. */
  apiKey: string | null,
  connections: number,
  timeouts: Timeouts,
): Transport {
  const agent = new Agent({
    connections,
    pipelining: 1,
    keepAliveTimeout: IDLE_SOCKET_MS,
    keepAliveMaxTimeout: IDLE_SOCKET_MS,
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
    connect: { timeout: Math.min(timeouts.headersMs, 10_000) },
  });

  async function send(exchange: Exchange, signal: AbortSignal): Promise<OpenAnswer> {
    const response = await request(`${address.api}${exchange.path}`, {
      dispatcher: agent,
      method: exchange.method,
      headers: {
        accept: 'application/json, image/*;q=0.9, */*;q=0.8',
        ...(apiKey === null ? {} : { 'x-api-key': apiKey }),
        ...(exchange.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...exchange.headers,
      },
      body: exchange.body ?? null,
      signal,
    });
    const { statusCode: status, headers, body } = response;
    if (status >= 300 && status < 400) {
      body.on('error', () => {}).destroy();
      throw new ImmichRedirects(address.origin, whereTo(headers.location, address));
    }
    return { status, headers, body };
  }

  return {
    async open(exchange, signal) {
      signal.throwIfAborted();
      try {
        return await send(exchange, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof ImmichRedirects) throw error;
        throw new ImmichUnreachable(address.origin, reasonOf(error), error);
      }
    },
    async exchange(exchange, signal) {
      signal.throwIfAborted();
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(new Error('the answer took too long')), timeouts.totalMs);
      const cancel = (): void => deadline.abort(signal.reason);
      signal.addEventListener('abort', cancel, { once: true });
      try {
        const { status, headers, body } = await send(exchange, deadline.signal);
        const bytes = await readBody(body, {
          limit: exchange.limit,
          // The words of an error are read whole, however little was wanted of the file.
          stopAfter: status < 300 ? exchange.stopAfter : undefined,
          stated: Number(headers['content-length']),
          path: exchange.path,
        });
        return { status, headers, bytes };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof ImmichRedirects || error instanceof UnexpectedResponse) throw error;
        throw new ImmichUnreachable(address.origin, reasonOf(error), error);
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      }
    },
    close: () => agent.destroy(),
  };
}

/** An error's words are short; what is longer is a web page, and need not be read. */
const LONGEST_SAYING = 64 * 1024;

/** Reads the rest of an answer that turned out to be an error. */
export async function wholeAnswer({ status, headers, body }: OpenAnswer): Promise<Answer> {
  const stated = Number(headers['content-length']);
  const reading = { limit: LONGEST_SAYING, stopAfter: LONGEST_SAYING, stated, path: '' };
  // A body that breaks off says nothing; the status does.
  const bytes = await readBody(body, reading).catch(() => Buffer.alloc(0));
  return { status, headers, bytes };
}

interface Reading {
  readonly limit: number;
  readonly stopAfter: number | undefined;
  /** The length in the head, NaN where there is none. */
  readonly stated: number;
  readonly path: string;
}

/**
 * Takes the body as it comes and never makes the server wait: while a page of the catalogue is being written, the
 * next one arrives. `limit` bounds what is held.
 */
function readBody(body: Readable, { limit, stopAfter, stated, path }: Reading): Promise<Buffer> {
  // A body that ends by itself is read to its end, so that the socket can be used again.
  const stops = stopAfter !== undefined && !(stated <= stopAfter);
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const finish = () => {
      const all = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, length);
      resolve(stopAfter === undefined ? all : all.subarray(0, stopAfter));
    };
    body.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (stops && length >= stopAfter) finish();
      else if (length > limit) reject(new UnexpectedResponse(path, `it is longer than ${limit} bytes`));
      else return;
      // With it goes the socket: the rest is never downloaded.
      body.destroy();
    });
    body.on('end', finish);
    body.on('error', reject);
    body.on('close', () => reject(new Error('The answer broke off.')));
  });
}

/** Where a redirect leads, without its query, which may carry a token. */
function whereTo(location: string | string[] | undefined, address: ImmichAddress): string {
  const text = Array.isArray(location) ? location[0] : location;
  if (text === undefined || !URL.canParse(text, address.api)) return 'an unreadable address';
  const url = new URL(text, address.api);
  return `${url.origin}${url.pathname}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at this address and port',
  ENOTFOUND: 'there is no such host name',
  EAI_AGAIN: 'the host name cannot be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'it does not accept connections in time',
  UND_ERR_HEADERS_TIMEOUT: 'it did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'its answer stopped half-way',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'its answer was cut short',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed (NODE_EXTRA_CA_CERTS can name it)',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed (NODE_EXTRA_CA_CERTS can name it)',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted (NODE_EXTRA_CA_CERTS can name its issuer)',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks http, not https',
};

/** Failures that another attempt a second later cannot mend. */
const LASTING = /^(ENOTFOUND|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|CERT_|ERR_TLS|ERR_SSL)/;

export function isLasting(error: ImmichUnreachable): boolean {
  return LASTING.test(codeOf(error.cause));
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error && error.cause !== undefined ? codeOf(error.cause) : '';
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const known = REASONS[code];
  if (known !== undefined) return known;
  if (code !== '') return code;
  return error instanceof Error ? error.message : 'the connection failed';
}
