import type { output, ZodType } from 'zod';
import { type Problem, problem } from '#contract/problem.ts';
import { to } from '#web/address.ts';
import type { Query } from './query.ts';

/**
 * Why a call failed. `code` is the server's (`immich_unreachable`, `run_already_active` …) or one of ours:
 * `offline` (no answer at all) and `unexpected_answer` (an answer that is not in the contract).
 */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly problem: Problem | null;

  constructor(
    code: string,
    status: number,
    message: string,
    details: { problem?: Problem; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.problem = details.problem ?? null;
  }
}

interface Call {
  readonly method?: 'GET' | 'PUT' | 'POST';
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
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
  if (!response.ok) throw refusal(response.status, answer);
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
