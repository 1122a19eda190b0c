import { placeOf, type Stratum } from './anchors.ts';

/** How well a ranker tells positives from negatives of the same time. */
export interface Separation {
  /** Probability that a positive is ranked above a negative (ties half), 0–1; 0.5 = knows nothing. */
  readonly auc: number;
  /**
   * The same as a share of what was attainable: 1 = perfect, 0 = knows nothing. A search that was cut off
   * after 200 of 800 screenshots cannot reach a high `auc`, however good it is.
   */
  readonly skill: number;
  /** Of `auc`, if the ranker knew nothing. */
  readonly standardError: number;
  /** Anchors that were ranked at all. */
  readonly ranked: number;
}

/**
 * Wilcoxon–Mann–Whitney within each stretch of time, combined with van Elteren's weights, corrected for the
 * one large tie of what was not ranked. Null where no stretch holds both kinds.
 */
export function separation(strata: readonly Stratum[]): Separation | null {
  let [weights, sum, attainable, variance, ranked] = [0, 0, 0, 0, 0];
  for (const { positives, negatives } of strata) {
    const [n, m] = [positives.length, negatives.length];
    const weight = (n * m) / (n + m + 1);
    const rankedPositives = positives.filter(({ rank }) => rank !== null).length;
    const rankedNegatives = negatives.filter(({ rank }) => rank !== null).length;
    weights += weight;
    ranked += rankedPositives + rankedNegatives;
    sum += weight * (aucOf(positives.map(placeOf), negatives.map(placeOf)) - 0.5);
    attainable += (weight * (rankedPositives / n + rankedNegatives / m)) / 2;
    variance += weight ** 2 * varianceOf(n, m, n + m - rankedPositives - rankedNegatives);
  }
  if (weights === 0 || ranked === 0) return null;
  return {
    auc: 0.5 + sum / weights,
    skill: sum / Math.min(attainable, weights / 2),
    standardError: Math.sqrt(variance) / weights,
    ranked,
  };
}

/** Of the share of won pairs under chance, with `tied` anchors on one place. */
function varianceOf(n: number, m: number, tied: number): number {
  const all = n + m;
  const correction = all > 1 ? (tied ** 3 - tied) / (all * (all - 1)) : 0;
  return Math.max(0, all + 1 - correction) / (12 * n * m);
}

/** Share of pairs in which the positive stands in front, ties half. */
function aucOf(positives: readonly number[], negatives: readonly number[]): number {
  const places = negatives.toSorted((a, b) => a - b);
  let wins = 0;
  for (const place of positives) {
    const notBehind = countBelow(places, place, true);
    const inFront = countBelow(places, place, false);
    wins += places.length - notBehind + (notBehind - inFront) / 2;
  }
  return wins / (positives.length * places.length);
}

/** How many of the ascending places lie below `place`, or at it too. */
function countBelow(places: readonly number[], place: number, orAt: boolean): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = places[middle] ?? Number.POSITIVE_INFINITY;
    if (at < place || (orAt && at === place)) low = middle + 1;
    else high = middle;
  }
  return low;
}
