import type { AssetId } from '../domain/asset-facts.ts';

export type Decision = 'delete' | 'keep';

export interface DecisionOutcome {
  /** Rows that changed. */
  readonly changed: number;
  readonly unchanged: number;
  /** Only for `delete`: stay as they were because something protects them (also `keep`). */
  readonly protected: readonly AssetId[];
  readonly unknown: readonly AssetId[];
}

export interface UndoneStep {
  /** Decisions put back as they were. */
  readonly undone: number;
  /** What was taken back ("Marked 12 for deletion"); null where there was nothing to undo. */
  readonly description: string | null;
}

/**
 * What the person decided. A decision belongs to an asset and its content: it survives re-scans, re-scoring
 * and the asset's disappearance, and ends when the content changes.
 */
export interface Decisions {
  /**
   * Sets or (null) takes back the decision of some assets, as one step that `undo` takes back as a whole.
   * `delete` never touches a protected or kept asset; taking back `delete` touches only what is marked so, see `only`.
   */
  set(
    ids: readonly AssetId[],
    decision: Decision | null,
    options: {
      /** For the undo list and the audit log: "Marked 12 for deletion". */
      readonly description: string;
      /** Epoch milliseconds. */
      readonly at: number;
      /** With `decision: null`: take back only this one. */
      readonly only?: Decision;
    },
  ): DecisionOutcome;
  /** Takes back the newest step that was not undone yet. */
  undo(at: number): UndoneStep;
  get(id: AssetId): Decision | null;
}
