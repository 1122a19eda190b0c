import type { ResultDetail } from '#contract/results.ts';

export type Contribution = ResultDetail['contributions'][number];

/** One step of the way from what is common to what was concluded. */
export interface Step {
  readonly contribution: Contribution;
  /** Signed log-odds. */
  readonly change: number;
  /** Where the bar lies on the axis, both 0–1, `start` ≤ `end`. */
  readonly start: number;
  readonly end: number;
}

export interface Waterfall {
  /** 0–1 as a probability, before any evidence. */
  readonly prior: number;
  readonly steps: readonly Step[];
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

/** Lays the contributions end to end on an axis of log-odds, where equal evidence is equally long. */
export function waterfall({
  prior,
  confidence,
  contributions,
}: Pick<ResultDetail, 'prior' | 'confidence' | 'contributions'>): Waterfall {
  const stops = [prior];
  for (const { direction, strength } of contributions) {
    const last = stops.at(-1) ?? prior;
    stops.push(last + (direction === 'for' ? strength : -strength));
  }
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
