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

/** The log-odds of one category. What they are built of, `bricksOf` says to whoever asks. */
export interface CategoryScore {
  readonly prior: number;
  readonly logit: number;
}

export interface Brick {
  readonly signal: Signal;
  readonly finding: Finding;
  /** The other half, where this is what two signals are worth together. */
  readonly other: { readonly signal: Signal; readonly finding: Finding } | null;
  /** Log-odds after the group's ceiling. */
  readonly weight: number;
}

/** A signal that weighs anything in a category: its place in SIGNALS, and that of its group in SIGNAL_GROUPS. */
interface Weighed {
  readonly index: number;
  readonly group: number;
  readonly signal: Signal;
  readonly weights: SignalWeights;
}

interface WeighedPair {
  readonly a: number;
  readonly b: number;
  readonly group: number;
  readonly signal: Signal;
  readonly other: Signal;
  readonly pair: PairWeights;
}

/** What there is to weigh of an asset: less where its picture was not looked at. */
interface Weights {
  readonly weighed: readonly Weighed[];
  readonly pairs: readonly WeighedPair[];
}

interface Compiled extends Record<'seen' | 'unseen', Weights> {
  readonly category: Category;
  readonly policy: CategoryPolicy;
}

const GROUP_PLACES = Object.fromEntries(SIGNAL_GROUPS.map((group, place) => [group, place])) as Readonly<
  Record<SignalGroup, number>
>;
const IS_LOOK = SIGNAL_GROUPS.map((group) => LOOKS.includes(group));
const LOOKS_AT_PIXELS = SIGNALS.map(({ meta }) => meta.cost === 'pixels');

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
    const unseen = {
      weighed: weighed.filter(({ index }) => !LOOKS_AT_PIXELS[index]),
      pairs: pairs.filter(({ a, b }) => !LOOKS_AT_PIXELS[a] && !LOOKS_AT_PIXELS[b]),
    };
    return { category, policy: own, seen: { weighed, pairs }, unseen };
  });
  return { policy, compiled };
}

const NOTHING: readonly Finding[] = SIGNALS.map(() => NOT_APPLICABLE);
const PLACED = SIGNALS.map((signal, index) => ({ signal, index }));
/** Most of a library is judged unseen: two detectors in three then have nothing to look at. */
const PLACED_UNSEEN = PLACED.filter(({ index }) => !LOOKS_AT_PIXELS[index]);

/** What each signal finds, in the order of SIGNALS. */
export function findAll(at: Inspection): readonly Finding[] {
  const findings = NOTHING.slice();
  for (const { signal, index } of at.subject.pixels === null ? PLACED_UNSEEN : PLACED)
    findings[index] = signal.inspect(at);
  return findings;
}

/** Sum and kept share of each group, for the category just added up: nothing is kept from one to the next. */
const sums = new Float64Array(SIGNAL_GROUPS.length);
const kept = new Float64Array(SIGNAL_GROUPS.length);

/** Adds up what the findings are worth in one category. */
export function scoreCategory(
  card: Scorecard,
  category: number,
  at: Inspection,
  findings: readonly Finding[],
): CategoryScore {
  const own = compiledOf(card, category);
  const { mix } = at.subject.context;
  const prior = own.policy.prior[mix];
  sums.fill(0);
  const { weighed, pairs } = at.subject.pixels === null ? own.unseen : own.seen;
  for (const { index, group, weights } of weighed) {
    const finding = findings[index];
    if (finding === undefined || finding === NOT_APPLICABLE) continue;
    sums[group] = (sums[group] ?? 0) + weigh(weights, finding);
  }
  for (const { a, b, group, pair } of pairs) {
    const weight = weighPair(pair, findings[a], findings[b]);
    if (weight !== 0) sums[group] = (sums[group] ?? 0) + weight;
  }
  share(card.policy, own.category, mix, prior);
  let logit = prior;
  for (let group = 0; group < sums.length; group++) logit += (sums[group] ?? 0) * (kept[group] ?? 1);
  return { prior, logit };
}

/** The bricks of which a category's log-odds are built: those that weigh anything. */
export function bricksOf(
  card: Scorecard,
  category: number,
  at: Inspection,
  findings: readonly Finding[],
): readonly Brick[] {
  // Leaves in `kept` what is left of each group.
  scoreCategory(card, category, at, findings);
  const { weighed, pairs } = compiledOf(card, category).seen;
  const bricks: Brick[] = [];
  for (const { index, group, signal, weights } of weighed) {
    const finding = findings[index];
    const weight = finding === undefined ? 0 : weigh(weights, finding);
    if (finding !== undefined && weight !== 0) bricks.push(brick(group, signal, finding, null, weight));
  }
  for (const { a, b, group, signal, other, pair } of pairs) {
    const [finding, second] = [findings[a], findings[b]];
    const weight = weighPair(pair, finding, second);
    if (finding !== undefined && second !== undefined && weight !== 0)
      bricks.push(brick(group, signal, finding, { signal: other, finding: second }, weight));
  }
  return bricks;
}

/** Where a group hits its ceiling, each of its bricks gives up the same share, so that they still add up. */
function brick(
  group: number,
  signal: Signal,
  finding: Finding,
  other: Brick['other'],
  weight: number,
): Brick {
  return { signal, finding, other, weight: weight * (kept[group] ?? 1) };
}

function compiledOf(card: Scorecard, category: number): Compiled {
  const own = card.compiled[category];
  if (own === undefined) throw new RangeError(`There is no category number ${category}.`);
  return own;
}

/** What is left of each group's sum under its ceiling, and under the limit of all that looks alone say. */
function share(policy: Policy, category: Category, mix: LibraryMix, prior: number): void {
  kept.fill(1);
  let looks = 0;
  for (let group = 0; group < sums.length; group++) {
    const sum = sums[group] ?? 0;
    if (sum === 0) continue;
    const left = capped(sum, policy.ceilings[SIGNAL_GROUPS[group] ?? 'name']);
    if (left !== sum) kept[group] = left / sum;
    if (IS_LOOK[group] === true) looks += left;
  }
  const limit = policy.looksLimit[category];
  if (limit === undefined) return;
  const part = within(looks, -limit.down, limit.reach[mix] - prior);
  if (part !== 1)
    for (let group = 0; group < kept.length; group++)
      if (IS_LOOK[group] === true) kept[group] = (kept[group] ?? 1) * part;
}

export function weigh({ levels, curve }: SignalWeights, finding: Finding): number {
  if (finding.status === 'not_applicable') return 0;
  if (finding.status === 'absent') return levels?.absent ?? 0;
  if (curve !== undefined && finding.amount !== undefined)
    return curve.weights[interval(curve, finding.amount)] ?? 0;
  return levels?.[finding.level] ?? 0;
}

export function weighPair(
  { edges, weights }: PairWeights,
  a: Finding | undefined,
  b: Finding | undefined,
): number {
  if (a?.status !== 'found' || b?.status !== 'found' || a.amount === undefined || b.amount === undefined)
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
