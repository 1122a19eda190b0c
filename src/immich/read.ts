import type { z } from 'zod';
import { nameOf } from './answer.ts';
import type { CallOptions, ImmichClient } from './client.ts';
import type { Endpoint } from './endpoints.ts';
import { UnexpectedResponse } from './errors.ts';

/** Calls an endpoint and checks its JSON. Throws `UnexpectedResponse` with the field that was wrong. */
export async function read<T>(
  client: ImmichClient,
  endpoint: Endpoint,
  options: CallOptions,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T> {
  return check(endpoint, schema, await client.json(endpoint, options, signal));
}

export function check<T>(endpoint: Endpoint, schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? 'the answer' : issue.path.join('.');
  throw new UnexpectedResponse(nameOf(endpoint), `${field} is not as expected`, parsed.error);
}
