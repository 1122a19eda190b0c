import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Too many sign-ins or unknown keys; `retryAfter` in seconds. */
export class TooManyAttemptsError extends Error {
  override readonly name = 'TooManyAttemptsError';
  readonly code = 'too_many_attempts';
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super(`Too many attempts: wait ${Math.ceil(retryAfter / 60)} minutes, then try again.`);
    this.retryAfter = retryAfter;
  }
}

export interface AttemptLimits {
  /** Each throws {@link TooManyAttemptsError}. */
  countSignIn(request: FastifyRequest): Promise<void>;
  countKey(request: FastifyRequest): Promise<void>;
}

const WINDOW_MS = 5 * 60 * 1000;
/** A person mistypes a few times; a program that guesses gets nowhere. A network of IPv6 counts as one address. */
const PER_ADDRESS = 10;
/** From all addresses together: what Immich is asked on behalf of strangers stays bounded. */
const IN_TOTAL = 100;
/** Scripts of one household behind one address may know many keys. */
const KEYS_PER_ADDRESS = 30;
const IPV6_NETWORK = 64;

export async function attemptLimits(app: FastifyInstance): Promise<AttemptLimits> {
  await app.register(rateLimit, { global: false, ipv6Subnet: IPV6_NETWORK });
  const limit = (max: number, keyOf?: () => string) =>
    app.createRateLimit({
      max,
      timeWindow: WINDOW_MS,
      ...(keyOf === undefined ? {} : { keyGenerator: keyOf }),
    });
  const signIns = [limit(PER_ADDRESS), limit(IN_TOTAL, () => 'everybody')];
  const keys = [limit(KEYS_PER_ADDRESS), limit(IN_TOTAL, () => 'everybody')];

  const count = async (limits: typeof signIns, request: FastifyRequest): Promise<void> => {
    for (const check of limits) {
      const state = await check(request);
      if (!state.isAllowed && state.isExceeded) throw new TooManyAttemptsError(state.ttlInSeconds);
    }
  };
  return {
    countSignIn: (request) => count(signIns, request),
    countKey: (request) => count(keys, request),
  };
}
