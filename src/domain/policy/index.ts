import { CATEGORIES, type Category } from '../category.ts';
import { fingerprint } from './fingerprint.ts';
import type { CategoryPolicy, Policy } from './policy.ts';
import { CEILINGS, LOOKS_LIMIT, PLAIN_PRIOR, PRUDENCE, RULES } from './rules.ts';
import fitted from './weights.json' with { type: 'json' };

/** Raise by one whenever signals or judgement change without a change of weights: stored scores become stale. */
const JUDGEMENT_VERSION = 5;

export interface FittedWeights {
  readonly categories: Partial<Readonly<Record<Category, CategoryPolicy>>>;
}

const PLAIN: CategoryPolicy = {
  prior: { photo_library: PLAIN_PRIOR, phone_backup: PLAIN_PRIOR, recovery_dump: PLAIN_PRIOR },
  signals: {},
  pairs: [],
};

/** Fitted weights completed by the rules: where both know a signal in a category, the fitted levels win one by one. */
export function assemblePolicy(weights: FittedWeights): Policy {
  const categories = Object.fromEntries(
    CATEGORIES.map((category) => {
      const base = weights.categories[category] ?? PLAIN;
      const signals = { ...RULES[category] };
      for (const [id, { levels, curve }] of Object.entries(base.signals))
        signals[id] = {
          ...signals[id],
          ...(levels === undefined ? {} : { levels: { ...signals[id]?.levels, ...levels } }),
          ...(curve === undefined ? {} : { curve }),
        };
      for (const [id, { levels = {} }] of Object.entries(PRUDENCE[category] ?? {}))
        signals[id] = { ...signals[id], levels: added(signals[id]?.levels ?? {}, levels) };
      return [category, { ...base, signals }];
    }),
  ) as Record<Category, CategoryPolicy>;
  return { categories, ceilings: CEILINGS, looksLimit: LOOKS_LIMIT };
}

function added(
  levels: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Record<string, number> {
  const sums: Record<string, number> = { ...levels };
  for (const [level, weight] of Object.entries(more)) sums[level] = (sums[level] ?? 0) + weight;
  return sums;
}

/** The policy in force. */
export const POLICY: Policy = assemblePolicy(fitted as unknown as FittedWeights);

/** Tells this policy from any other; scores are stored with it. */
export const POLICY_HASH: string = fingerprint(`${JUDGEMENT_VERSION}:${JSON.stringify(POLICY)}`);
