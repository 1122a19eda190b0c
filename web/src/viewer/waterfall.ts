import type { ResultDetail } from '#contract/results.ts';

export type Contribution = ResultDetail['contributions'][number];

/** What moves the confidence: one finding, or several of one kind together. */
export type Piece = Pick<Contribution, 'direction' | 'strength'>;

/** Findings of one signal group: they stand for one fact, so they are one bar. */
export interface Group extends Piece {
  readonly name: Contribution['group'];
  readonly contributions: readonly Contribution[];
}

/** One step of the way from what is common to what was concluded. */
export interface Step<P extends Piece> {
  readonly contribution: P;
  /** Signed log-odds. */
  readonly change: number;
  /** Where the bar lies on the axis, both 0–1, `start` ≤ `end`. */
  readonly start: number;
  readonly end: number;
}

export interface Waterfall<P extends Piece> {
  /** 0–1 as a probability, before any evidence. */
  readonly prior: number;
  readonly steps: readonly Step<P>[];
  /**
   * Signed log-odds between the sum of the steps and the confidence that the service states: ceilings of groups and
   * calibration. Null where it is too small to be seen.
   */
  readonly remainder: number | null;
  /** Where a probability lies on the axis, 0–1. */
  readonly at: (probability: number) => number;
}

/** The axis never ends before these, so that small changes do not look like great ones. ±3 is 5 % and 95 %. */
const AXIS = 3;
/** Certainties beyond this look alike on screen; ±7 is 0.1 % and 99.9 %. */
const FURTHEST = 7;
const VISIBLE_REMAINDER = 0.15;

export type Weight = 'decisive' | 'strong' | 'clear' | 'slight';

/**
 * A change of log-odds in a word. By what it does to an even chance: a slight one leaves it below 67 %, a clear one
 * below 88 %, a strong one below 98 %.
 */
export function weightOf(change: number): Weight {
  const size = Math.abs(change);
  if (size >= 4) return 'decisive';
  if (size >= 2) return 'strong';
  return size >= 0.7 ? 'clear' : 'slight';
}

const signed = ({ direction, strength }: Piece): number => (direction === 'for' ? strength : -strength);

/** Contributions by their signal group, the strongest group first; within a group first those that speak as it does. */
export function grouped(contributions: readonly Contribution[]): Group[] {
  const groups = new Map<Contribution['group'], Contribution[]>();
  for (const one of contributions) {
    const group = groups.get(one.group);
    if (group) group.push(one);
    else groups.set(one.group, [one]);
  }
  return [...groups]
    .map(([name, members]): Group => {
      const sum = members.reduce((total, one) => total + signed(one), 0);
      const direction = sum >= 0 ? 'for' : 'against';
      const speaksOtherwise = (one: Contribution): number => Number(one.direction !== direction);
      return {
        name,
        contributions: members.toSorted((a, b) => speaksOtherwise(a) - speaksOtherwise(b)),
        direction,
        strength: Math.abs(sum),
      };
    })
    .sort((a, b) => b.strength - a.strength);
}

/** What several steps in a row come to: one bar from where the first begins to where the last ends. */
export function combine(steps: readonly Step<Piece>[]): Pick<Step<Piece>, 'change' | 'start' | 'end'> {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return { change: 0, start: 0, end: 0 };
  const from = first.change > 0 ? first.start : first.end;
  const to = last.change > 0 ? last.end : last.start;
  const change = steps.reduce((sum, step) => sum + step.change, 0);
  return { change, start: Math.min(from, to), end: Math.max(from, to) };
}

/** Lays the contributions end to end on an axis of log-odds, where equal evidence is equally long. */
export function waterfall<P extends Piece>({
  prior,
  confidence,
  contributions,
}: Pick<ResultDetail, 'prior' | 'confidence'> & { contributions: readonly P[] }): Waterfall<P> {
  const stops = [prior];
  for (const piece of contributions) stops.push((stops.at(-1) ?? prior) + signed(piece));
  const low = Math.max(-FURTHEST, Math.min(-AXIS, ...stops));
  const high = Math.min(FURTHEST, Math.max(AXIS, ...stops));
  const place = (logOdds: number): number => Math.min(1, Math.max(0, (logOdds - low) / (high - low)));
  const sum = stops.at(-1) ?? prior;
  const left = logOdds(confidence) - sum;
  return {
    prior: 1 / (1 + Math.exp(-prior)),
    steps: contributions.map((contribution, index) => {
      const [from, to] = [stops[index] ?? prior, stops[index + 1] ?? prior];
      return {
        contribution,
        change: to - from,
        start: place(Math.min(from, to)),
        end: place(Math.max(from, to)),
      };
    }),
    remainder: Math.abs(left) < VISIBLE_REMAINDER || Math.abs(sum) > FURTHEST ? null : left,
    at: (probability) => place(logOdds(probability)),
  };
}

function logOdds(probability: number): number {
  if (probability <= 0) return -FURTHEST;
  if (probability >= 1) return FURTHEST;
  return Math.log(probability / (1 - probability));
}
