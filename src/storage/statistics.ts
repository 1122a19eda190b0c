import type { Band, Category } from '../domain/category.ts';

export interface Tally {
  readonly count: number;
  readonly bytes: number;
}

export interface StoredStatistics {
  /** Known and not gone. */
  readonly totalAssets: number;
  /** Those with a score. */
  readonly analyzed: number;
  /** Everything analysed, by the band of its confidence. */
  readonly byBand: Readonly<Record<Band, number>>;
  readonly byCategory: Readonly<Record<Category, Tally & { readonly high: number }>>;
  readonly highConfidence: Tally;
  readonly marked: Tally;
  readonly kept: Tally;
  /** Of high confidence, and neither protected, kept nor held back; `marked`: how many of these are, already. */
  readonly recommended: Tally & { readonly marked: number };
  readonly protected: number;
}

export interface StatisticsReader {
  read(): StoredStatistics;
}
