import { setTimeout as sleepFor } from 'node:timers/promises';
import type { ImmichAddress } from './address.ts';
import { errorOf, parseJson } from './answer.ts';
import type { Endpoint } from './endpoints.ts';
import { ImmichUnreachable } from './errors.ts';
import type { Gate } from './gate.ts';
import { delayBefore, isPassing, type RetryPolicy, retryAfterMs } from './retry.ts';
import {
  type Answer,
  type Exchange,
  isLasting,
  type OpenAnswer,
  type Transport,
  wholeAnswer,
} from './transport.ts';

/** What one call may carry. */
export interface CallOptions {
  /** Value of `{id}` in the endpoint's path: a UUID. */
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that the caller understands besides 2xx: returned, neither thrown nor repeated. */
  readonly accept?: readonly number[];
  /** Longest body, bytes. */
  readonly limit?: number;
  readonly stopAfter?: number;
}

/** Calls endpoints of the list, politely: bounded, repeated where that is safe, errors in our words. */
export interface ImmichClient {
  readonly address: ImmichAddress;
  call(endpoint: Endpoint, options: CallOptions, signal: AbortSignal): Promise<Answer>;
  /** The same for JSON: answers the parsed body of a 2xx. */
  json(endpoint: Endpoint, options: CallOptions, signal: AbortSignal): Promise<unknown>;
  /** A body that is read as it comes, of any length; it must be read to its end, or destroyed. */
  open(endpoint: Endpoint, options: CallOptions, signal: AbortSignal): Promise<OpenAnswer>;
  close(): Promise<void>;
}

/** Time and chance, as they come from the composition root. */
export interface ClientEnvironment {
  /** ms since the epoch. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const sleep: ClientEnvironment['sleep'] = async (ms, signal) => {
  await sleepFor(ms, undefined, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
};

/** 1,000 assets with EXIF are 1.35 MB; a list of every stack of a large library may be twenty times that. */
const LIMIT_BYTES = 64 * 1024 * 1024;

export function createClient(
  address: ImmichAddress,
  apiKey: string,
  transport: Transport,
  gate: Gate,
  retries: RetryPolicy,
  environment: ClientEnvironment,
): ImmichClient {
  async function once(endpoint: Endpoint, options: CallOptions, signal: AbortSignal): Promise<Answer> {
    const leave = await gate.enter(signal);
    try {
      return await transport.exchange(exchangeOf(endpoint, options), signal);
    } finally {
      leave();
    }
  }

  /** Its place in the gate is free again once the body has ended, one way or another. */
  async function openOnce(
    endpoint: Endpoint,
    options: CallOptions,
    signal: AbortSignal,
  ): Promise<OpenAnswer> {
    const leave = await gate.enter(signal);
    try {
      const answer = await transport.open(exchangeOf(endpoint, options), signal);
      answer.body.once('close', leave);
      return answer;
    } catch (error) {
      leave();
      throw error;
    }
  }

  const call = (endpoint: Endpoint, options: CallOptions, signal: AbortSignal): Promise<Answer> =>
    repeated(endpoint, options, signal, once, async (answer) => answer);

  async function repeated<Got extends Pick<Answer, 'status' | 'headers'>>(
    endpoint: Endpoint,
    options: CallOptions,
    signal: AbortSignal,
    ask: (endpoint: Endpoint, options: CallOptions, signal: AbortSignal) => Promise<Got>,
    read: (got: Got) => Promise<Answer>,
  ): Promise<Got> {
    // What changes a library is never repeated here: an answer that got lost may have been a success.
    const attempts = endpoint.changes ? 1 : retries.attempts;
    for (let attempt = 1; ; attempt += 1) {
      let asked: number | null = null;
      try {
        const got = await ask(endpoint, options, signal);
        if (got.status < 300 || options.accept?.includes(got.status) === true) return got;
        const answer = await read(got);
        if (!isPassing(answer.status) || attempt >= attempts) {
          throw errorOf(answer, endpoint, address, apiKey);
        }
        asked = retryAfterMs(first(answer.headers['retry-after']), environment.now());
      } catch (error) {
        if (!(error instanceof ImmichUnreachable) || isLasting(error) || attempt >= attempts) throw error;
      }
      const wait = delayBefore(attempt + 1, retries, environment.random, asked);
      await environment.sleep(wait, signal);
    }
  }

  return {
    address,
    call,
    async json(endpoint, options, signal) {
      return parseJson(await call(endpoint, options, signal), endpoint, address);
    },
    open: (endpoint, options, signal) => repeated(endpoint, options, signal, openOnce, wholeAnswer),
    close: () => transport.close(),
  };
}

function exchangeOf(endpoint: Endpoint, options: CallOptions): Exchange {
  return {
    method: endpoint.method,
    path: pathOf(endpoint, options),
    limit: options.limit ?? LIMIT_BYTES,
    ...(options.headers === undefined ? {} : { headers: options.headers }),
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.stopAfter === undefined ? {} : { stopAfter: options.stopAfter }),
  };
}

function pathOf(endpoint: Endpoint, options: CallOptions): string {
  const { id } = options;
  // A call for one of something would become a call for all of it.
  if (endpoint.path.includes('{id}') && !id) throw new RangeError(`${endpoint.path} needs an id.`);
  const path = endpoint.path.replace('{id}', encodeURIComponent(id ?? ''));
  return options.query === undefined ? path : `${path}?${new URLSearchParams(options.query).toString()}`;
}

/** The first value of a header, lower-case names as undici gives them. */
export function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
