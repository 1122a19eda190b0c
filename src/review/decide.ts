import { type AssetId, assetId } from '../domain/asset-facts.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { Decision, DecisionOutcome, UndoneStep, UndoStep } from '../storage/decisions.ts';
import { DecisionRefusedError } from './errors.ts';
import { type Selection, selectedIds } from './selection.ts';

export type { UndoStep } from '../storage/decisions.ts';
export type { Selection } from './selection.ts';

export interface DeciderOptions {
  readonly store: AccountStore;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Who decides, for the audit log: an e-mail address, `cli`. */
  readonly actor: string;
}

export interface DecisionRequest {
  readonly decision: Decision | null;
  readonly selection: Selection;
  /** What the person saw; another number now, and nothing is changed. */
  readonly expectedCount?: number;
  /** Answers what would be done, and does nothing. */
  readonly dryRun?: boolean;
}

export interface Decided {
  readonly matched: number;
  readonly changed: number;
  readonly unchanged: number;
  /** `heldBack`: of high confidence and not recommended, where high confidence was asked for. */
  readonly leftOut: { readonly protected: number; readonly kept: number; readonly heldBack: number };
  readonly unknown: number;
  readonly step: number | null;
}

export interface Decider {
  /** `mark: false` takes the mark away. Protected and kept assets are never marked, and reported. */
  mark(ids: readonly string[], mark: boolean): DecisionOutcome;
  keep(ids: readonly string[], keep: boolean): DecisionOutcome;
  /** One decision for a whole selection, as one step. Throws {@link DecisionRefusedError} `count_changed`. */
  decide(request: DecisionRequest): Decided;
  /**
   * Takes back the newest mark or keep, as one step; with `step`, only if that is the newest, else throws
   * {@link DecisionRefusedError} `undo_step_changed`.
   */
  undo(step?: number): UndoneStep & { readonly stepsLeft: number };
  /** What undo would take back, newest first. */
  steps(): { readonly items: readonly UndoStep[]; readonly total: number };
}

/** Steps that a screen lists. */
const STEPS_SHOWN = 50;

/** Marking and keeping: flags in our own database, each call one step that can be taken back as a whole. */
export function createDecider({ store, clock, actor }: DeciderOptions): Decider {
  const decideNamed = (
    texts: readonly string[],
    decision: Decision,
    wanted: boolean,
    words: { readonly description: (changed: number) => string; readonly action: string },
  ): DecisionOutcome => {
    const ids = distinct(texts);
    const at = clock();
    return store.transaction(() => {
      const outcome = wanted
        ? store.decisions.set(ids, decision, {
            description: words.description,
            at,
            judgedOnly: decision === 'delete',
          })
        : store.decisions.set(ids, null, { description: words.description, at, only: decision });
      if (outcome.step !== null)
        store.audit.appendStep(
          {
            at,
            actor,
            action: words.action,
            details: {
              asked: ids.length,
              changed: outcome.changed,
              protected: outcome.protected.length,
              step: outcome.step,
            },
          },
          outcome.step,
          wanted ? decision : null,
        );
      return outcome;
    });
  };

  const decide = ({ decision, selection, expectedCount }: DecisionRequest): Decided => {
    const at = clock();
    const isFilter = 'filter' in selection;
    const ids = selectedIds(store, selection);
    if (expectedCount !== undefined && expectedCount !== ids.length)
      throw new DecisionRefusedError(
        'count_changed',
        `The selection holds ${ids.length} now, not ${expectedCount}: nothing was changed. Look at the list again, then decide.`,
      );
    // A suggestions view has left them out already: they are counted, so that nothing is hidden silently.
    const before = isFilter ? store.results.leftOut(selection.filter) : { protected: 0, kept: 0 };
    const description = DESCRIPTIONS[decision ?? 'none'];
    const taken = decision === 'delete' ? selectedIds(store, withoutHeldBack(selection)) : ids;
    // Without known protections nobody can mark an asset, blindly.
    const outcome = store.decisions.set(taken, decision, {
      description,
      at,
      judgedOnly: decision === 'delete',
    });
    if (outcome.step !== null)
      store.audit.appendStep(
        {
          at,
          actor,
          action: ACTIONS[decision ?? 'none'],
          details: {
            ...(isFilter ? { filter: selection.filter } : {}),
            ...(isFilter && selection.except ? { except: selection.except.length } : {}),
            asked: ids.length,
            changed: outcome.changed,
            protected: outcome.protected.length,
            step: outcome.step,
          },
        },
        outcome.step,
        decision,
      );
    return {
      matched: ids.length,
      changed: outcome.changed,
      unchanged: outcome.unchanged,
      leftOut: {
        protected: before.protected + outcome.protected.length - outcome.kept,
        kept: before.kept + outcome.kept,
        heldBack: ids.length - taken.length,
      },
      unknown: outcome.unknown.length,
      step: outcome.step,
    };
  };

  return {
    mark: (ids, mark) =>
      decideNamed(ids, 'delete', mark, {
        description: mark ? DESCRIPTIONS.delete : DESCRIPTIONS.unmark,
        action: mark ? 'marked' : 'unmarked',
      }),
    keep: (ids, keep) =>
      decideNamed(ids, 'keep', keep, {
        description: keep ? DESCRIPTIONS.keep : DESCRIPTIONS.unkeep,
        action: keep ? 'kept' : 'unkept',
      }),
    decide: (request) =>
      request.dryRun === true
        ? rehearsed(store, () => decide(request))
        : store.transaction(() => decide(request)),
    undo(wanted) {
      const at = clock();
      return store.transaction(() => {
        const [next] = store.decisions.steps(1);
        const newest = next?.step;
        if (wanted !== undefined && wanted !== newest)
          throw new DecisionRefusedError(
            'undo_step_changed',
            'Something was decided since, perhaps in another window: nothing was taken back. Undo the newest step first.',
          );
        // Before it is undone: afterwards nobody knows what the decisions were.
        if (next !== undefined)
          store.audit.appendUndo(
            {
              at,
              actor,
              action: 'undone',
              details: { undone: next.changed, step: next.step, what: next.description },
            },
            next.step,
          );
        const step = store.decisions.undo(at);
        return { ...step, stepsLeft: store.decisions.stepCount() };
      });
    },
    steps: () => ({ items: store.decisions.steps(STEPS_SHOWN), total: store.decisions.stepCount() }),
  };
}

/** "Select high confidence" takes what is recommended: a last copy is of high confidence, too, and must not go with it. */
function withoutHeldBack(selection: Selection): Selection {
  if (!('filter' in selection)) return selection;
  const { category, protected: isProtected, decision, heldBack } = selection.filter;
  // Asked for by name, the protected and the kept are counted as such, and what is held back is taken.
  if (category !== 'high_confidence' || isProtected === true || decision === 'keep' || heldBack === true)
    return selection;
  return { ...selection, filter: { recommended: true, ...selection.filter } };
}

/** Of what did change, not of what was asked for: it is what undo takes back. */
const DESCRIPTIONS = {
  delete: (count: number) => `Marked ${count} for deletion`,
  keep: (count: number) => `Kept ${count}`,
  none: (count: number) => `Took the decision from ${count}`,
  unmark: (count: number) => `Took the mark from ${count}`,
  unkeep: (count: number) => `Forgot that ${count} were kept`,
} as const;
const ACTIONS = { delete: 'marked', keep: 'kept', none: 'undecided' } as const;

/** Carries the answer out of a transaction that is rolled back. */
class Rehearsal<T> extends Error {
  readonly answer: T;

  constructor(answer: T) {
    super('This was a rehearsal.');
    this.answer = answer;
  }
}

/** Does the work and takes it back at once: the answer is exact, and nothing has happened. */
function rehearsed(store: AccountStore, work: () => Decided): Decided {
  try {
    return store.transaction(() => {
      throw new Rehearsal(work());
    });
  } catch (error) {
    if (error instanceof Rehearsal) return { ...(error as Rehearsal<Decided>).answer, step: null };
    throw error;
  }
}

function distinct(texts: readonly string[]): readonly AssetId[] {
  return [...new Set(texts.map(assetId))];
}
