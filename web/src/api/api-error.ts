import type { Problem } from '#contract/problem.ts';

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

/** The service cannot be reached, is busy, or wants a sign-in: the same call may well work later. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'offline' || error.status === 401 || error.status >= 500);
