import { z } from 'zod';
import type { ImmichAddress } from './address.ts';
import type { Endpoint } from './endpoints.ts';
import {
  type ImmichError,
  ImmichFailed,
  ImmichRefused,
  MissingPermission,
  NotImmich,
  RateLimited,
  Unauthorized,
  UnexpectedResponse,
} from './errors.ts';
import type { Answer } from './transport.ts';

/** `{message}` since 3.0, with `error`, `statusCode` and a list of messages before. */
const errorBody = z.object({
  message: z.union([z.string(), z.array(z.string())]),
  errors: z
    .array(z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])).optional() }))
    .optional(),
});

/** Reads a 2xx body as JSON. Throws `NotImmich` for a web page, `UnexpectedResponse` for broken JSON. */
export function parseJson(answer: Answer, endpoint: Endpoint, address: ImmichAddress): unknown {
  if (isWebPage(answer)) throw new NotImmich(address.api, 'a web page came instead of data');
  try {
    return JSON.parse(answer.bytes.toString('utf8'));
  } catch (error) {
    throw new UnexpectedResponse(nameOf(endpoint), 'it is not JSON', error);
  }
}

/** Translates an answer that is neither 2xx nor expected by the caller. */
export function errorOf(
  answer: Answer,
  endpoint: Endpoint,
  address: ImmichAddress,
  apiKey: string,
): ImmichError {
  const { status } = answer;
  const name = nameOf(endpoint);
  const said = withoutKey(sayingOf(answer), apiKey);
  if (status === 429) return new RateLimited(address.origin);
  if (status >= 500) return new ImmichFailed(status, name, said);
  if (said === '') return new NotImmich(address.api, `status ${status} without Immich's own error message`);
  if (status === 401) return new Unauthorized(said);
  const missing = /Missing required permission: ?([\w.]+)/.exec(said)?.[1];
  if (status === 403 && missing !== undefined) return new MissingPermission(missing);
  // Every path of the list exists in all supported versions or is asked for with 404 accepted.
  if (status === 404 && said.startsWith('Cannot ')) {
    return new NotImmich(address.api, `it does not know ${name}`);
  }
  return new ImmichRefused(status, name, said);
}

/** Some answers come without a key, and nothing must be cut out of them. */
const withoutKey = (said: string, apiKey: string): string =>
  apiKey === '' ? said : said.replaceAll(apiKey, '(key)');

/** Immich's own words, bounded and on one line; empty where the body is not one of its error bodies. */
export function sayingOf(answer: Answer): string {
  let body: unknown;
  try {
    body = JSON.parse(answer.bytes.toString('utf8'));
  } catch {
    return '';
  }
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return '';
  const { message, errors } = parsed.data;
  const details = (errors ?? []).map(({ path, message: text }) => `${(path ?? []).join('.')} ${text}`.trim());
  const all = [...(Array.isArray(message) ? message : [message]), ...details].join('; ');
  return all
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

export function isWebPage(answer: Answer): boolean {
  return String(answer.headers['content-type'] ?? '').startsWith('text/html');
}

export function nameOf(endpoint: Endpoint): string {
  return `${endpoint.method} ${endpoint.path}`;
}
