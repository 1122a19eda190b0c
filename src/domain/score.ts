import { CATEGORIES, type Category } from './category.ts';
import type { Contribution, Finding, SignalGroup } from './evidence.ts';
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
import type { Signal } from './signals/signal.ts';

/** The log-odds of one category and the bricks it is built of (those that weigh anything). */
export interface CategoryScore {
  readonly prior: number;
  readonly logit: number;
  readonly bricks: readonly Brick[];
}

interface Brick {
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
  /** By index in SIGNALS. */
  readonly weights: readonly (SignalWeights | undefined)[];
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly pair: PairWeights }[];
}

export interface Scorecard {
  readonly policy: Policy;
  readonly compiled: readonly Compiled[];
}

/** Looks signals up once. Throws where the policy weighs a signal that does not exist. */
export function scorecard(policy: Policy): Scorecard {
  const index = new Map(SIGNALS.map((signal, at) => [signal.meta.id, at]));
  const at = (id: string) => {
    const place = index.get(id);
    if (place === undefined) throw new Error(`The policy weighs a signal "${id}" that does not exist.`);
    return place;
  };
  const compiled = CATEGORIES.map((category) => {
    const own = policy.categories[category];
    const weights: (SignalWeights | undefined)[] = SIGNALS.map(() => undefined);
    for (const [id, weight] of Object.entries(own.signals)) weights[at(id)] = weight;
    const pairs = own.pairs.map((pair) => ({ a: at(pair.signals[0]), b: at(pair.signals[1]), pair }));
    return { category, policy: own, weights, pairs };
  });
  return { policy, compiled };
}

export function findAll(at: Inspection): readonly Finding[] {
  return SIGNALS.map((signal) => signal.inspect(at));
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
  const sums = new Map<SignalGroup, number>();
  const add = (brick: Brick) => {
    raw.push(brick);
    const { group } = brick.signal.meta;
    sums.set(group, (sums.get(group) ?? 0) + brick.weight);
  };
  for (let index = 0; index < findings.length; index++) {
    const finding = findings[index];
    const weights = own.weights[index];
    const signal = SIGNALS[index];
    if (finding === undefined || weights === undefined || signal === undefined) continue;
    const weight = weigh(weights, finding);
    if (weight !== 0) add({ signal, finding, other: null, weight });
  }
  for (const { a, b, pair } of own.pairs) {
    const [first, second, signal, other] = [findings[a], findings[b], SIGNALS[a], SIGNALS[b]];
    if (first === undefined || second === undefined || signal === undefined || other === undefined) continue;
    const weight = weighPair(pair, first, second);
    if (weight !== 0) add({ signal, finding: first, other: { signal: other, finding: second }, weight });
  }
  const kept = new Map<SignalGroup, number>();
  for (const [group, sum] of sums)
    kept.set(group, sum === 0 ? 1 : capped(sum, card.policy.ceilings[group]) / sum);
  const total = (wanted: (group: SignalGroup) => boolean) =>
    [...sums].reduce((all, [group, sum]) => (wanted(group) ? all + sum * (kept.get(group) ?? 1) : all), 0);
  const looks = total((group) => LOOKS.includes(group));
  const limit = card.policy.looksLimit[own.category];
  const looksShare =
    limit === undefined ? 1 : within(looks, -limit.down, limit.reach[at.subject.context.mix] - prior);
  for (const group of LOOKS) kept.set(group, (kept.get(group) ?? 1) * looksShare);
  // Where a group hits its ceiling, each of its bricks gives up the same share, so that they still add up.
  const bricks = raw.map((brick) => ({
    ...brick,
    weight: brick.weight * (kept.get(brick.signal.meta.group) ?? 1),
  }));
  return { prior, logit: prior + total(() => true), bricks };
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

/** The bricks in words, strongest first. */
export function contributionsOf(category: Category, { bricks }: CategoryScore): Contribution[] {
  return bricks
    .map((brick) => contribution(category, brick))
    .sort((a, b) => b.strength - a.strength || (a.signal < b.signal ? -1 : 1));
}

function contribution(category: Category, { signal, finding, other, weight }: Brick): Contribution {
  const direction = weight > 0 ? 'for' : 'against';
  const common = { group: signal.meta.group, category, direction, strength: Math.abs(weight) } as const;
  if (finding.status !== 'found') {
    const source = finding.status === 'absent' ? finding.source : '';
    const text = signal.absentSentence ?? `${signal.meta.title}: nothing of the kind was found.`;
    return { ...common, signal: signal.meta.id, value: 'none', source, text };
  }
  if (other === null || other.finding.status !== 'found')
    return {
      ...common,
      signal: signal.meta.id,
      value: finding.value,
      source: finding.source,
      text: signal.sentence(finding, direction, category),
    };
  const value = `${finding.value}, ${other.finding.value}`;
  return {
    ...common,
    signal: `${signal.meta.id} × ${other.signal.meta.id}`,
    value,
    source:
      finding.source === other.finding.source ? finding.source : `${finding.source}, ${other.finding.source}`,
    text: `${signal.meta.title} and ${other.signal.meta.title.toLowerCase()} together (${value}) ${direction === 'for' ? 'are unusual for a photo' : 'are usual for photos'}.`,
  };
}
