import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Library } from '../library/library.ts';
import type { AccessKey, Keys } from './keys.ts';

/** An answer in Immich's error shape. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: { readonly message: string; readonly errors?: readonly unknown[] }) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

/** One request on its way to a route. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly library: Library;
  readonly keys: Keys;
  /** Present on every route but the public ones. */
  readonly key: AccessKey;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; undefined without one. */
  body(): Promise<unknown>;
  /** Waits as long as a real server would need for so many assets or thumbnails. */
  pace(work: { readonly assets?: number; readonly thumbnails?: number }): Promise<void>;
  /** 0 ≤ x < 1. */
  random(): number;
}

/** `undefined` from a route: it has written the response itself. */
export type Answer =
  | { readonly status: number; readonly json: unknown }
  | { readonly status: 204 }
  | { readonly status: 302; readonly location: string }
  | undefined;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters: `/assets/:id`. */
  readonly path: string;
  /** Immich's permission name; null: any valid key; 'public': no key. */
  readonly permission: string | null;
  run(call: Call): Promise<Answer> | Answer;
}

export const ok = (json: unknown): Answer => ({ status: 200, json });
export const created = (json: unknown): Answer => ({ status: 201, json });
export const done: Answer = { status: 204 };

/** @throws ApiError 400 with zod's issues, which is how Immich 3 reports them. */
export const parse = <T>(schema: z.ZodType<T>, input: unknown): T => {
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  throw new ApiError(400, { message: 'Validation failed', errors: result.error.issues });
};
