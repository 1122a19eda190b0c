import { type Anchor, placeOf, strataByDate } from './anchors.ts';
import { type Separation, separation } from './separation.ts';

/** What a rank is worth in this library with this model: steps of falling log-odds. */
export interface RankCalibration {
  readonly separation: Separation;
  /** `upTo`: the last place (from 0) of the step; the last step is without end and holds the unranked too. */
  readonly steps: RankSteps;
}

/** `upTo` grows to infinity, `logOdds` falls. */
export type RankSteps = readonly { readonly upTo: number; readonly logOdds: number }[];

/** Fewer sure cases than this of either kind are no yardstick. */
const FEWEST_ANCHORS = 40;
/** Standard errors above chance: a ranker that knows nothing gets through once in 30,000 times. */
const SURE_OF_CHANCE = 4;
/**
 * Share of the attainable. In 300 simulated libraries rankers that follow the date reached 0.37 at most
 * (cut off at 200, where the stretches of time are coarse), since within a stretch dates still differ a little.
 */
const LEAST_SKILL = 0.45;
/** Fewer ranked anchors than this are too few for the normal approximation of chance. */
const FEWEST_RANKED = 20;
/** Steps before neighbours are joined: each holds a tenth of the anchors' weight. */
const STEPS = 10;
/** Anchors of each kind that are invented at even odds: few real ones cannot carry a strong claim. */
const SHRINKAGE = 10;
/** |log-odds| at most: a model that was trained for something else never decides alone. */
export const RANK_CEILING = 2;

/**
 * Learns what a rank is worth from assets that metadata has decided already, or answers null where the
 * ranker shows no knowledge of its own: too few anchors, no better than chance among assets of the same
 * time (so also: inverted, or following the date), or barely better.
 *
 * Likelihood ratios of the ranks' steps, positives against date-matched negatives, shrunk towards even and
 * made to fall with the rank (pool adjacent violators). All that were not ranked form the last place, so that
 * a search cut off early says little about them, and a whole one much.
 */
export function calibrateRanks(anchors: readonly Anchor[]): RankCalibration | null {
  const positives = anchors.filter(({ positive }) => positive).length;
  if (positives < FEWEST_ANCHORS || anchors.length - positives < FEWEST_ANCHORS) return null;
  const strata = strataByDate(anchors);
  const found = separation(strata);
  if (found === null) return null;
  if (found.ranked < FEWEST_RANKED || found.skill < LEAST_SKILL) return null;
  if (found.auc - 0.5 < SURE_OF_CHANCE * found.standardError) return null;

  const weighed = strata
    .flatMap(({ positives: yes, negatives: no, negativeWeight }) => [
      ...yes.map((one) => ({ place: placeOf(one), yes: 1, no: 0 })),
      ...no.map((one) => ({ place: placeOf(one), yes: 0, no: negativeWeight })),
    ])
    .sort((a, b) => a.place - b.place);
  return { separation: found, steps: falling(stepsOf(weighed)) };
}

/** Log-odds that a place is worth, within ±RANK_CEILING. `rank` from 0; null: asked for and not among the ranked. */
export function rankLogOdds({ steps }: Pick<RankCalibration, 'steps'>, rank: number | null): number {
  const place = rank ?? Number.POSITIVE_INFINITY;
  return steps.find(({ upTo }) => place <= upTo)?.logOdds ?? 0;
}

interface Weighed {
  readonly place: number;
  readonly yes: number;
  readonly no: number;
}

interface Step {
  readonly upTo: number;
  readonly logOdds: number;
  readonly weight: number;
}

/** Cuts places into steps of equal weight, never between equal places. */
function stepsOf(weighed: readonly Weighed[]): readonly Step[] {
  const total = weighed.reduce((sum, { yes, no }) => sum + yes + no, 0);
  const steps: Step[] = [];
  let [yes, no] = [0, 0];
  weighed.forEach((one, n) => {
    yes += one.yes;
    no += one.no;
    const next = weighed[n + 1];
    const isFull = yes + no >= total / STEPS;
    // What was not ranked is a step of its own, however little came before it.
    const isLastRanked = next?.place === Number.POSITIVE_INFINITY && one.place !== next.place;
    if (next !== undefined && !isLastRanked && (!isFull || next.place === one.place)) return;
    // Both kinds have the same weight in all, so that the ratio of shares is the ratio of weights.
    const logOdds = Math.log((yes + SHRINKAGE) / (no + SHRINKAGE));
    steps.push({
      upTo: endOf(one, next),
      logOdds,
      weight: yes + no,
    });
    [yes, no] = [0, 0];
  });
  return steps;
}

/** The last step of the ranked reaches to the last rank, also beyond the last anchor. */
function endOf(one: Weighed, next: Weighed | undefined): number {
  if (next === undefined) return Number.POSITIVE_INFINITY;
  return next.place === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : one.place;
}

/** Pool adjacent violators: a worse place is never worth more. */
function falling(steps: readonly Step[]): RankSteps {
  const pools: Step[] = [];
  for (const step of steps) {
    let pool = step;
    for (let last = pools.at(-1); last !== undefined && last.logOdds <= pool.logOdds; last = pools.at(-1)) {
      pools.pop();
      const weight = last.weight + pool.weight;
      const logOdds = (last.logOdds * last.weight + pool.logOdds * pool.weight) / weight;
      pool = { upTo: pool.upTo, logOdds, weight };
    }
    pools.push(pool);
  }
  return pools.map(({ upTo, logOdds }) => ({
    upTo,
    logOdds: Math.max(-RANK_CEILING, Math.min(RANK_CEILING, logOdds)),
  }));
}
