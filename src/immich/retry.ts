/** How often and how patiently a reading call is repeated. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** Longest wait before the second attempt, ms; doubles with each further one. */
  readonly firstDelayMs: number;
  /** No wait is longer than this, ms, whatever `Retry-After` says. */
  readonly longestDelayMs: number;
}

/**
 * Five attempts with waits of up to 0.3, 0.6, 1.2 and 2.4 s bridge the restart of a reverse proxy; a
 * server that stays away is the run's business (it pauses), not the client's. A `Retry-After` of up to a
 * minute is honoured, since proxies limit by the minute.
 */
export const DEFAULT_RETRIES: RetryPolicy = { attempts: 5, firstDelayMs: 300, longestDelayMs: 60_000 };

/** Statuses that may be gone a moment later. Immich itself sends only 500; the rest come from proxies. */
export function isPassing(status: number): boolean {
  return status === 429 || status === 500 || status === 502 || status === 503 || status === 504;
}

/**
 * How long to wait before attempt number `next` (2, 3 …), in ms.
 * Exponential with full jitter (`random` in [0, 1)), but never sooner than the server asked.
 */
export function delayBefore(
  next: number,
  policy: RetryPolicy,
  random: () => number,
  retryAfterMs: number | null,
): number {
  const ceiling = policy.firstDelayMs * 2 ** (next - 2);
  return Math.min(policy.longestDelayMs, Math.max(retryAfterMs ?? 0, random() * ceiling));
}

/** Reads `Retry-After` (seconds or an HTTP date) as ms from `now`; null where there is none. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
