import type { AssetFacts } from '../domain/asset-facts.ts';
import type { LadderStep } from '../domain/ladder.ts';
import type { Verdict } from '../domain/verdict.ts';

/** What is kept of a verdict: the rest is worked out again when it is looked at. */
export type ScoredVerdict = Pick<
  Verdict,
  | 'category'
  | 'subKind'
  | 'sourceApp'
  | 'confidence'
  | 'categories'
  | 'recommended'
  | 'protectedBy'
  | 'heldBack'
  | 'betterCopy'
>;

/** What the run writes: the verdict of each asset, and the rung of the cost ladder still to climb. */
export interface Scores {
  write(score: {
    readonly key: number;
    readonly facts: AssetFacts;
    /** Judged as if nothing had been kept before: that stands in the decision alone. */
    readonly verdict: ScoredVerdict;
    readonly todo: LadderStep | null;
    /** From `basisKey`. */
    readonly basis: number;
    /** True where the asset was never seen before, and so has no score yet. */
    readonly isNew?: boolean;
  }): void;
  /** The number of a text that says under what is judged (policy, settings, mix, mode). */
  basisKey(text: string): number;
  /** To be judged again at the end of the run. */
  markStale(keys: readonly number[]): void;
  markAllStale(): void;
  /** Verdicts that change by themselves as time passes: held back as recent, thumbnail still pending. */
  markTimeBoundStale(): void;
  /** Keys of assets without any score yet; ascending, beyond `after`. */
  unscoredAfter(after: number, limit: number): number[];
  /** Keys judged under something else than `basis`, or not at all; ascending, beyond `after`. */
  staleAfter(basis: number, after: number, limit: number): number[];
  staleCount(basis: number): number;
  /** Keys that wait for a rung, ascending, beyond `after`. */
  todoAfter(step: LadderStep, after: number, limit: number): number[];
  todoCount(step: LadderStep): number;
  /** Has a rung climbed that the judgement alone would not ask for. */
  ask(key: number, step: LadderStep): void;
  /** This run could not climb it: the next run tries again. */
  giveUp(key: number): void;
  retryGivenUp(): number;
  /** Assets in a category (medium or high), as the statistics count them: neither protected nor kept. */
  candidates(): number;
}
