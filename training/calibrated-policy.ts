import type { Finding } from '../src/domain/evidence.ts';
import type { CategoryPolicy, PairWeights, SignalWeights } from '../src/domain/policy/policy.ts';
import { weigh, weighPair } from '../src/domain/score.ts';
import { SIGNALS } from '../src/domain/signals/index.ts';
import { NOT_APPLICABLE } from '../src/domain/signals/signal.ts';
import { LIBRARY_MIXES, type LibraryMix } from '../src/domain/subject.ts';
import { type Scored, scale } from './calibrate.ts';
import { rounded } from './columns.ts';
import type { Example } from './examples.ts';
import { mixWeights, shareOf } from './mixes.ts';
import type { Recipe } from './recipes.ts';

/** An example scored by weights that never saw its source. */
export interface FoldScore {
  readonly example: Example;
  readonly findings: readonly Finding[];
  readonly score: number;
  readonly truth: 0 | 1;
}

/** One slope for all mixes, folded into the weights, and one prior for each mix. */
export function calibrate(
  policy: CategoryPolicy,
  scores: readonly FoldScore[],
  { centred, caution }: Pick<Recipe, 'centred' | 'caution'>,
): CategoryPolicy {
  // What was made bad by hand stands for low quality, which is too rare among the labelled to calibrate on.
  const shares = scores.map(({ example }) =>
    example.label === null ? 'low quality' : shareOf(example.label),
  );
  const weighted = (mix: LibraryMix): Scored[] => {
    const weights = mixWeights(shares, mix);
    return scores.map(({ score, truth }, at) => ({ score, truth, weight: weights[at] ?? 0 }));
  };
  const { slope } = scale(weighted('phone_backup'));
  const intercept = policy.prior.photo_library;
  const priors = LIBRARY_MIXES.map(
    (mix) => [mix, rounded(slope * intercept + scale(weighted(mix), slope).offset - caution)] as const,
  );
  const times = (weight: number) => rounded(weight * slope);
  const calibrated: CategoryPolicy = {
    prior: Object.fromEntries(priors) as Record<LibraryMix, number>,
    signals: Object.fromEntries(
      Object.entries(policy.signals).map(([id, { levels, curve }]) => [
        id,
        {
          ...(levels === undefined
            ? {}
            : {
                levels: Object.fromEntries(
                  Object.entries(levels).map(([name, weight]) => [name, times(weight)]),
                ),
              }),
          ...(curve === undefined
            ? {}
            : { curve: { edges: curve.edges, weights: curve.weights.map(times) } }),
        },
      ]),
    ),
    pairs: policy.pairs.map((pair) => ({ ...pair, weights: pair.weights.map((row) => row.map(times)) })),
  };
  return centred ? centre(calibrated, scores, mixWeights(shares, 'photo_library')) : calibrated;
}

/**
 * Moves every table so that the prior is how common the category is in a photo library: what holds before
 * anybody looked. Without it a photo that was not looked at is suspected of what looking would have cleared.
 */
function centre(policy: CategoryPolicy, scores: readonly FoldScore[], weights: Float64Array): CategoryPolicy {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const average = (worth: (index: number) => number) =>
    scores.reduce((sum, _, index) => sum + (weights[index] ?? 0) * worth(index), 0) / total;
  const common = average((index) => scores[index]?.truth ?? 0);
  const place = new Map(SIGNALS.map(({ meta }, at) => [meta.id, at]));
  const find = (index: number, id: string) => scores[index]?.findings[place.get(id) ?? -1] ?? NOT_APPLICABLE;
  const means = new Map<SignalWeights | PairWeights, number>();
  for (const [id, own] of Object.entries(policy.signals))
    means.set(
      own,
      average((index) => weigh(own, find(index, id))),
    );
  for (const pair of policy.pairs)
    means.set(
      pair,
      average((index) => weighPair(pair, find(index, pair.signals[0]), find(index, pair.signals[1]))),
    );
  const all = [...means.values()].reduce((sum, mean) => sum + mean, 0);
  const part = (Math.log(common / (1 - common)) - policy.prior.photo_library) / all;
  const less = (own: SignalWeights | PairWeights) => (weight: number) =>
    rounded(weight - part * (means.get(own) ?? 0));
  const prior = Object.fromEntries(
    LIBRARY_MIXES.map((mix) => [mix, rounded(policy.prior[mix] + part * all)]),
  );
  return {
    prior: prior as Record<LibraryMix, number>,
    signals: Object.fromEntries(
      Object.entries(policy.signals).map(([id, own]) =>
        own.curve === undefined
          ? [id, own]
          : [id, { ...own, curve: { edges: own.curve.edges, weights: own.curve.weights.map(less(own)) } }],
      ),
    ),
    pairs: policy.pairs.map((pair) => ({ ...pair, weights: pair.weights.map((row) => row.map(less(pair))) })),
  };
}
