import { type AssetId, assetId } from '../domain/asset-facts.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { Decision, DecisionOutcome, UndoneStep } from '../storage/decisions.ts';

export interface DeciderOptions {
  readonly store: AccountStore;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Who decides, for the audit log: an e-mail address, `cli`. */
  readonly actor: string;
}

export interface Decider {
  /** `mark: false` takes the mark away. Protected and kept assets are never marked, and reported. */
  mark(ids: readonly string[], mark: boolean): DecisionOutcome;
  keep(ids: readonly string[], keep: boolean): DecisionOutcome;
  /** Takes back the newest mark or keep, as one step. */
  undo(): UndoneStep;
}

/** Marking and keeping: flags in our own database, each call one step that can be taken back as a whole. */
export function createDecider({ store, clock, actor }: DeciderOptions): Decider {
  /** What was never judged has no known protections, so nobody can mark it blindly: it counts as unknown. */
  const decideOn = (
    ids: readonly AssetId[],
    decision: Decision,
    description: string,
    at: number,
  ): DecisionOutcome => {
    if (decision === 'keep') return store.decisions.set(ids, decision, { description, at });
    const judged = new Set(store.results.many(ids).map(({ id }) => id));
    const outcome = store.decisions.set(
      ids.filter((id) => judged.has(id)),
      decision,
      { description, at },
    );
    return { ...outcome, unknown: [...outcome.unknown, ...ids.filter((id) => !judged.has(id))] };
  };

  const decide = (
    texts: readonly string[],
    decision: Decision,
    wanted: boolean,
    words: { readonly description: string; readonly action: string },
  ): DecisionOutcome => {
    const ids = distinct(texts);
    const at = clock();
    return store.transaction(() => {
      const outcome = wanted
        ? decideOn(ids, decision, words.description, at)
        : store.decisions.set(ids, null, { description: words.description, at, only: decision });
      if (outcome.changed > 0)
        store.audit.append({
          at,
          actor,
          action: words.action,
          details: { asked: ids.length, changed: outcome.changed, protected: outcome.protected.length },
        });
      return outcome;
    });
  };

  return {
    mark: (ids, mark) =>
      decide(ids, 'delete', mark, {
        description: mark ? `Marked ${ids.length} for deletion` : `Took the mark from ${ids.length}`,
        action: mark ? 'marked' : 'unmarked',
      }),
    keep: (ids, keep) =>
      decide(ids, 'keep', keep, {
        description: keep ? `Kept ${ids.length}` : `Forgot that ${ids.length} were kept`,
        action: keep ? 'kept' : 'unkept',
      }),
    undo() {
      const at = clock();
      return store.transaction(() => {
        const step = store.decisions.undo(at);
        if (step.description !== null)
          store.audit.append({
            at,
            actor,
            action: 'undone',
            details: { undone: step.undone, step: step.description },
          });
        return step;
      });
    },
  };
}

function distinct(texts: readonly string[]): readonly AssetId[] {
  return [...new Set(texts.map(assetId))];
}
