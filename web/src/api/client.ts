import type { output, ZodType } from 'zod';
import { problem } from '#contract/problem.ts';
import { to } from '#web/address.ts';
import { ApiError } from './api-error.ts';
import type { Query } from './query.ts';

interface Call {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

let onSignedOut = (): void => {};

/** Tells `listener` whenever the service answers that nobody is signed in (any more). */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/**
 * Calls our own service and returns what the contract promises, checked.
 * @throws {ApiError} for every kind of failure; an aborted call keeps its `AbortError`.
 */
export async function call<S extends ZodType>(
  schema: S,
  path: string,
  options: Call = {},
): Promise<output<S>> {
  const { method = 'GET', query, body, signal } = options;
  const response = await send(to(withQuery(path, query)), {
    method,
    ...(signal ? { signal } : {}),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const refused = refusal(response.status, answer);
    if (refused.code === 'sign_in_required') onSignedOut();
    throw refused;
  }
  const parsed = schema.safeParse(answer);
  if (!parsed.success) {
    throw new ApiError('unexpected_answer', response.status, `${path}: ${parsed.error.message}`, {
      cause: parsed.error,
    });
  }
  return parsed.data;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError('offline', 0, 'No answer from the service.', { cause });
  }
}

function refusal(status: number, answer: unknown): ApiError {
  const parsed = problem.safeParse(answer);
  return parsed.success
    ? new ApiError(parsed.data.code, status, parsed.data.detail, { problem: parsed.data })
    : new ApiError('unexpected_answer', status, `The service answered ${status}.`);
}

function withQuery(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}
