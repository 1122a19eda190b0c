/** What a person would want to be told about an asset of the sample library. */
export type Expectation =
  | 'keep'
  | 'screenshots'
  | 'web_cache'
  | 'low_quality'
  | 'recovery_artifacts'
  | 'duplicates';

export interface SampleLabel {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** Acceptable answers, the best one first. */
  readonly expect: readonly Expectation[];
  /** What it is: `phone`, `icon`, `truncated`, `landscape` … */
  readonly kind: string;
  /** Does the name (or folder) say what it is: yes, nothing, or something else than it is. */
  readonly name: 'tells' | 'silent' | 'misleads';
  /** The better file that this one is a copy of. */
  readonly copyOf?: string;
}
