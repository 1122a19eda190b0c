import type { Category } from '../category.ts';
import type { SignalGroup } from '../evidence.ts';
import type { LibraryMix } from '../subject.ts';

/** What the findings of one signal are worth in one category, in log-odds. */
export interface SignalWeights {
  /** By level; `absent` for the absent finding. A level that is not listed weighs nothing. */
  readonly levels?: Readonly<Record<string, number>>;
  readonly curve?: Curve;
}

/** Weight by interval of the measured amount: `weights[i]` below `edges[i]`, the last one above all edges. */
export interface Curve {
  readonly edges: readonly number[];
  readonly weights: readonly number[];
}

/** What two measured signals are worth together, beyond what each is worth alone. */
export interface PairWeights {
  readonly signals: readonly [string, string];
  readonly edges: readonly [readonly number[], readonly number[]];
  /** Row by interval of the first signal, column by interval of the second. */
  readonly weights: readonly (readonly number[])[];
}

export interface CategoryPolicy {
  /** Log-odds before any evidence, for each library mix. */
  readonly prior: Readonly<Record<LibraryMix, number>>;
  readonly signals: Readonly<Record<string, SignalWeights>>;
  readonly pairs: readonly PairWeights[];
}

export interface LooksLimit {
  readonly reach: Readonly<Record<LibraryMix, number>>;
  readonly down: number;
}

export interface Policy {
  readonly categories: Readonly<Record<Category, CategoryPolicy>>;
  /** Most that one group may add or take away, in log-odds: one fact is not counted thrice. */
  readonly ceilings: Readonly<Partial<Record<SignalGroup, number>>>;
  /** What looks alone (the groups of LOOKS) can do: lift a category to `reach`, lower it by `down`, in log-odds. */
  readonly looksLimit: Readonly<Partial<Record<Category, LooksLimit>>>;
}

/** Groups that only say how a small picture of it looks. */
export const LOOKS: readonly SignalGroup[] = ['look', 'sharpness', 'exposure', 'file'];
