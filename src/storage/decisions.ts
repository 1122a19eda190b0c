import type { AssetId } from '../domain/asset-facts.ts';

export type Decision = 'delete' | 'keep';

export interface DecisionOutcome {
  /** Rows that changed. */
  readonly changed: number;
  readonly unchanged: number;
  /** Only for `delete`: stay as they were because something protects them (also `keep`). */
  readonly protected: readonly AssetId[];
  /** Of the protected ones, those that the person decided to keep. */
  readonly kept: number;
  readonly unknown: readonly AssetId[];
  /** The step that `undo` takes back; null where nothing changed. */
  readonly step: number | null;
}

export interface UndoneStep {
  /** Decisions put back as they were. */
  readonly undone: number;
  /** What was taken back ("Marked 12 for deletion"); null where there was nothing to undo. */
  readonly description: string | null;
  /** What is decided now about each of them. */
  readonly now: readonly { readonly id: AssetId; readonly decision: Decision | null }[];
}

export interface UndoStep {
  readonly step: number;
  readonly description: string;
  readonly changed: number;
  /** Epoch milliseconds. */
  readonly at: number;
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
      /** For the undo list and the audit log: "Marked 12 for deletion", with the number that did change. */
      readonly description: string | ((changed: number) => string);
      /** Epoch milliseconds. */
      readonly at: number;
      /** With `decision: null`: take back only this one. */
      readonly only?: Decision;
      /** With `delete`: what protects these is known, by id, to live on in a better copy. */
      readonly movedOn?: ReadonlySet<AssetId>;
      /** What was never judged has no known protections: it counts as unknown. */
      readonly judgedOnly?: boolean;
      /** Follows from something that is taken back elsewhere (a plan): no step of its own. */
      readonly withoutStep?: boolean;
    },
  ): DecisionOutcome;
  /** Takes back the newest step that was not undone yet. */
  undo(at: number): UndoneStep;
  /** Steps that can be taken back, newest first. */
  steps(limit: number): readonly UndoStep[];
  stepCount(): number;
  get(id: AssetId): Decision | null;
}
