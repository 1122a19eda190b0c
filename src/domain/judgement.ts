/** What the person set: it changes recommendations, never scores. */
export interface JudgementSettings {
  /** Screenshots younger than this many days are scored and shown, not recommended. */
  readonly recentDays: number;
  /** Confidence from which something is recommended, HIGH (the default) to 1. */
  readonly recommendFrom?: number;
  readonly allowList: {
    readonly folders: readonly string[];
    /** Patterns with `*` and `?`. */
    readonly names: readonly string[];
    readonly personIds: readonly string[];
    readonly albumIds: readonly string[];
  };
  readonly keptBefore: boolean;
}
