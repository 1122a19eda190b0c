import type { Category } from './category.ts';

/** Signals of one group stand for one fact; a group has a ceiling, so that a fact is not counted thrice. */
export const SIGNAL_GROUPS = [
  'name',
  'path',
  'camera',
  'dimensions',
  'file',
  'look',
  'sharpness',
  'exposure',
  'damage',
  'bytes',
  'relations',
  'people',
  'immich_ml',
  'library',
] as const;
export type SignalGroup = (typeof SIGNAL_GROUPS)[number];

/**
 * What one signal says of one asset. `not_applicable` is not zero: the signal could not know (no EXIF
 * row, no thumbnail), and its weight must not move the score in either direction.
 */
export type Finding =
  | {
      readonly status: 'found';
      /** One of the signal's levels; the policy has a weight for each. */
      readonly level: string;
      /** The value seen, as a person reads it: "1170 × 2532", "0.91". */
      readonly value: string;
      /** The field it came from: `originalFileName`, `exifInfo.make`, `thumbnail`, `original bytes 0–65535`. */
      readonly source: string;
      /** The number behind `value`, for signals whose weight is a curve over it; left out otherwise. */
      readonly amount?: number;
      /** Parameters of the sentence beyond `value`, for translation. */
      readonly details?: Readonly<Record<string, string | number>>;
    }
  | { readonly status: 'absent'; readonly source: string }
  | { readonly status: 'not_applicable' };

/** One finding with its weight in one category: the bricks of which a confidence is built. */
export interface Contribution {
  readonly signal: string;
  readonly group: SignalGroup;
  readonly category: Category;
  readonly direction: 'for' | 'against';
  /** |log-odds| after the group's ceiling. */
  readonly strength: number;
  readonly value: string;
  readonly source: string;
  /** A whole English sentence for a person. */
  readonly text: string;
}
