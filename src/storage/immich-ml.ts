import type { RankSteps } from '../domain/ml/rank-calibration.ts';
import type { ImmichMl } from '../domain/subject.ts';

/** What Immich's own models said, kept so that judging again asks nobody. */
export interface ImmichMlStore {
  /** Null: Immich was asked and has no text of it. */
  saveText(key: number, text: ImmichMl['text']): void;
  /**
   * Keys of images at a confidence of at least `from` (0–1) whose text was not asked for yet, ascending,
   * beyond `after`.
   */
  textsWanted(from: number, after: number, limit: number): number[];
  /** Makes this the ranking of a concept, best first. Returns the keys whose rank is another now. */
  replaceRanks(concept: string, keys: readonly number[]): number[];
  /** Per concept what its ranks are worth in this library; one that is worth nothing is missing. */
  worth(): Readonly<Record<string, RankSteps>>;
  setWorth(worth: Readonly<Record<string, RankSteps>>): void;
  /** Keys of assets whose stored score in the category is at least `from` (0–1), and of the others every nth. */
  yardsticks(
    category: 'screenshots' | 'web_cache',
    options: { readonly from: number; readonly most: number },
  ): number[];
}
