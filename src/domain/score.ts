import { CATEGORIES, type Category } from './category.ts';
import { type Finding, SIGNAL_GROUPS, type SignalGroup } from './evidence.ts';
import type { Inspection } from './inspection.ts';
import {
  type CategoryPolicy,
  type Curve,
  LOOKS,
  type PairWeights,
  type Policy,
  type SignalWeights,
} from './policy/policy.ts';
import { SIGNALS } from './signals/index.ts';
import { NOT_APPLICABLE, type Signal } from './signals/signal.ts';
import type { LibraryMix } from './subject.ts';

/** The log-odds of one category and the bricks it is built of (those that weigh anything). */
export interface CategoryScore {
  readonly prior: number;
  readonly logit: number;
  readonly bricks: readonly Brick[];
}

export interface Brick {
  readonly signal: Signal;
  readonly finding: Finding;
  /** The other half, where this is what two signals are worth together. */
  readonly other: { readonly signal: Signal; readonly finding: Finding } | null;
  /** Log-odds after the group's ceiling. */
  readonly weight: number;
}

interface Compiled {
  readonly category: Category;
  readonly policy: CategoryPolicy;
  /** The signals that weigh anything here; `index` is the place in SIGNALS, `group` that in SIGNAL_GROUPS. */
  readonly weighed: readonly {
    readonly index: number;
    readonly group: number;
    readonly signal: Signal;
    readonly weights: SignalWeights;
  }[];
  readonly pairs: readonly {
    readonly a: number;
    readonly b: number;
    readonly group: number;
    readonly signal: Signal;
    readonly other: Signal;
    readonly pair: PairWeights;
  }[];
}

const GROUP_PLACES = Object.fromEntries(SIGNAL_GROUPS.map((group, place) => [group, place])) as Readonly<
  Record<SignalGroup, number>
>;
const IS_LOOK = SIGNAL_GROUPS.map((group) => LOOKS.includes(group));

export interface Scorecard {
  readonly policy: Policy;
  readonly compiled: readonly Compiled[];
}

/** Looks signals up once. Throws where the policy weighs a signal that does not exist. */
export function scorecard(policy: Policy): Scorecard {
  const places = new Map(SIGNALS.map((signal, index) => [signal.meta.id, { signal, index }]));
  const placeOf = (id: string) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`The policy weighs a signal "${id}" that does not exist.`);
    return { ...place, group: GROUP_PLACES[place.signal.meta.group] };
  };
  const compiled = CATEGORIES.map((category) => {
    const own = policy.categories[category];
    const weighed = Object.entries(own.signals)
      .map(([id, weights]) => ({ ...placeOf(id), weights }))
      .sort((a, b) => a.index - b.index);
    const pairs = own.pairs.map((pair) => {
      const { index: a, signal, group } = placeOf(pair.signals[0]);
      const { index: b, signal: other } = placeOf(pair.signals[1]);
      return { a, b, group, signal, other, pair };
    });
    return { category, policy: own, weighed, pairs };
  });
  return { policy, compiled };
}

const LOOKS_AT_PIXELS = SIGNALS.map(({ meta }) => meta.cost === 'pixels');

/** What each signal finds, in the order of SIGNALS. */
export function findAll(at: Inspection): readonly Finding[] {
  // Most of a library is judged unseen: two detectors in three then have nothing to look at.
  const unseen = at.subject.pixels === null;
  return SIGNALS.map((signal, index) =>
    unseen && LOOKS_AT_PIXELS[index] === true ? NOT_APPLICABLE : signal.inspect(at),
  );
}

/** Adds up what the findings are worth in one category. */
export function scoreCategory(
  card: Scorecard,
  category: number,
  at: Inspection,
  findings: readonly Finding[],
): CategoryScore {
  const own = card.compiled[category];
  if (own === undefined) throw new RangeError(`There is no category number ${category}.`);
  const prior = own.policy.prior[at.subject.context.mix];
  const raw: Brick[] = [];
  const sums = new Float64Array(SIGNAL_GROUPS.length);
  for (const { index, group, signal, weights } of own.weighed) {
    const finding = findings[index];
    if (finding === undefined || finding === NOT_APPLICABLE) continue;
    const weight = weigh(weights, finding);
    if (weight === 0) continue;
    raw.push({ signal, finding, other: null, weight });
    sums[group] = (sums[group] ?? 0) + weight;
  }
  for (const { a, b, group, signal, other, pair } of own.pairs) {
    const finding = findings[a];
    const second = findings[b];
    if (finding === undefined || second === undefined || finding === NOT_APPLICABLE) continue;
    const weight = weighPair(pair, finding, second);
    if (weight === 0) continue;
    raw.push({ signal, finding, other: { signal: other, finding: second }, weight });
    sums[group] = (sums[group] ?? 0) + weight;
  }
  const kept = shares(sums, card.policy, own.category, at.subject.context.mix, prior);
  let logit = prior;
  for (let group = 0; group < sums.length; group++) logit += (sums[group] ?? 0) * (kept[group] ?? 1);
  // Where a group hits its ceiling, each of its bricks gives up the same share, so that they still add up.
  const bricks = raw.map((brick) => {
    const share = kept[GROUP_PLACES[brick.signal.meta.group]] ?? 1;
    return share === 1 ? brick : { ...brick, weight: brick.weight * share };
  });
  return { prior, logit, bricks };
}

/** What is left of each group's sum under its ceiling, and under the limit of all that looks alone say. */
function shares(
  sums: Float64Array,
  policy: Policy,
  category: Category,
  mix: LibraryMix,
  prior: number,
): Float64Array {
  const kept = new Float64Array(sums.length).fill(1);
  let looks = 0;
  for (let group = 0; group < sums.length; group++) {
    const sum = sums[group] ?? 0;
    if (sum === 0) continue;
    const left = capped(sum, policy.ceilings[SIGNAL_GROUPS[group] ?? 'name']);
    if (left !== sum) kept[group] = left / sum;
    if (IS_LOOK[group] === true) looks += left;
  }
  const limit = policy.looksLimit[category];
  if (limit === undefined) return kept;
  const share = within(looks, -limit.down, limit.reach[mix] - prior);
  if (share !== 1)
    for (let group = 0; group < kept.length; group++)
      if (IS_LOOK[group] === true) kept[group] = (kept[group] ?? 1) * share;
  return kept;
}

export function weigh({ levels, curve }: SignalWeights, finding: Finding): number {
  if (finding.status === 'not_applicable') return 0;
  if (finding.status === 'absent') return levels?.absent ?? 0;
  if (curve !== undefined && finding.amount !== undefined)
    return curve.weights[interval(curve, finding.amount)] ?? 0;
  return levels?.[finding.level] ?? 0;
}

export function weighPair({ edges, weights }: PairWeights, a: Finding, b: Finding): number {
  if (a.status !== 'found' || b.status !== 'found' || a.amount === undefined || b.amount === undefined)
    return 0;
  return weights[intervalOf(edges[0], a.amount)]?.[intervalOf(edges[1], b.amount)] ?? 0;
}

const interval = (curve: Curve, amount: number) => intervalOf(curve.edges, amount);

/** Number of edges at or below the amount. */
export function intervalOf(edges: readonly number[], amount: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= amount) low = middle + 1;
    else high = middle;
  }
  return low;
}

function capped(sum: number, ceiling: number | undefined): number {
  return ceiling === undefined ? sum : Math.max(-ceiling, Math.min(ceiling, sum));
}

/** The share of `sum` that stays between the two. */
function within(sum: number, least: number, most: number): number {
  if (sum === 0) return 1;
  return sum > 0 ? Math.min(1, Math.max(0, most) / sum) : Math.min(1, least / sum);
}

export function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
