import { SvelteMap } from 'svelte/reactivity';
import type { ResultItem, ResultsFilter } from '#contract/results.ts';
import type { Decision } from '#contract/vocabulary.ts';
import { isPassing } from '#web/api/api-error.ts';
import { decideMatching, keepAssets, markForDeletion, undoDecision } from '#web/api/decisions.ts';
import type { Outbox } from './outbox.svelte.ts';

export type Choice = Decision | null;

/** What became of a decision, for the message that follows it. */
export interface Outcome {
  readonly choice: Choice;
  readonly changed: number;
  readonly protectedIds: readonly string[];
  readonly unknownIds: readonly string[];
  /** Not saved yet: it waits in this browser until the service can be reached. */
  readonly waits: boolean;
}

/** A filter, less what was taken out by hand, and the number that the person saw. */
export interface Matching {
  readonly filter: ResultsFilter;
  readonly except: readonly string[];
  readonly count: number;
}

export interface MatchingOutcome {
  readonly choice: Choice;
  readonly changed: number;
  /** Protected or kept, so left as they were. */
  readonly leftAlone: number;
}

type Before = ReadonlyMap<string, Choice>;

/**
 * What was decided in this window, shown at once and taken back where the service refuses.
 * It lies over what the lists have loaded, so that every view of one asset says the same.
 */
export class Decisions {
  #over = new SvelteMap<string, Choice>();
  #steps: Before[] = [];
  #outbox: Outbox;
  #onSaved: () => void;

  constructor(outbox: Outbox, onSaved: () => void) {
    this.#outbox = outbox;
    this.#onSaved = onSaved;
  }

  of(item: Pick<ResultItem, 'asset_id' | 'decision'>): Choice {
    const over = this.#over.get(item.asset_id);
    return over === undefined ? item.decision : over;
  }

  /**
   * Without a connection the decision stands and waits.
   * @throws {ApiError} where the service refuses, after everything has been put back as it was.
   */
  async decide(
    items: readonly Pick<ResultItem, 'asset_id' | 'decision'>[],
    choice: Choice,
  ): Promise<Outcome> {
    const before = new Map(items.map((item) => [item.asset_id, this.of(item)]));
    for (const id of before.keys()) this.#over.set(id, choice);
    try {
      const outcome = await this.#save(before, choice);
      this.#restore(before, [...outcome.protectedIds, ...outcome.unknownIds]);
      this.#steps.push(before);
      return outcome;
    } catch (error) {
      if (isPassing(error)) {
        this.#outbox.add([...before.keys()], choice);
        return { choice, changed: before.size, protectedIds: [], unknownIds: [], waits: true };
      }
      this.#restore(before, before.keys());
      throw error;
    } finally {
      this.#onSaved();
    }
  }

  /**
   * Decides on all that a filter matches, as the service finds it; `shown` are those of them that are on screen.
   * @throws {ApiError} where the service refuses (`count_changed`: it matches another number now), after
   * everything has been put back as it was.
   */
  async decideMatching(
    selection: Matching,
    choice: Choice,
    shown: readonly Pick<ResultItem, 'asset_id' | 'decision'>[],
  ): Promise<MatchingOutcome> {
    const before = new Map(shown.map((item) => [item.asset_id, this.of(item)]));
    for (const id of before.keys()) this.#over.set(id, choice);
    try {
      const answer = await decideMatching(selection, choice);
      if (answer.step !== null) this.#steps.push(before);
      return { choice, changed: answer.changed, leftAlone: answer.left_out.protected + answer.left_out.kept };
    } catch (error) {
      this.#restore(before, before.keys());
      throw error;
    } finally {
      this.#onSaved();
    }
  }

  /**
   * Takes back the newest decision. `known` tells whether this window made it: if not, the lists must be loaded again.
   * @throws {ApiError}
   */
  async undo(): Promise<{ readonly undone: number; readonly known: boolean }> {
    const { undone } = await undoDecision();
    const step = this.#steps.pop();
    if (step) this.#restore(step, step.keys());
    this.#onSaved();
    return { undone, known: step?.size === undone };
  }

  /** For one card after the other: shown at once, written down, and sent when the service can be reached. */
  queue(id: string, choice: Choice): void {
    this.#over.set(id, choice);
    this.#outbox.add([id], choice);
  }

  /** What was left waiting shows, too. */
  showWaiting(): void {
    for (const { id, choice } of this.#outbox.waiting) this.#over.set(id, choice);
  }

  /** Fresh rows from the service know better than what this window remembers, unless it was not told yet. */
  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#over.delete(id);
    this.showWaiting();
  }

  /** Another library: nothing of before applies. */
  reset(): void {
    this.#over.clear();
    this.#steps = [];
  }

  async #save(before: Before, choice: Choice): Promise<Outcome> {
    const ids = [...before.keys()];
    if (choice === 'delete') {
      const answer = await markForDeletion(ids, true);
      return {
        choice,
        changed: answer.marked,
        protectedIds: answer.protected,
        unknownIds: answer.unknown,
        waits: false,
      };
    }
    if (choice === 'keep') {
      const answer = await keepAssets(ids, true);
      return { choice, changed: answer.kept, protectedIds: [], unknownIds: answer.unknown, waits: false };
    }
    return this.#clear(before);
  }

  /** Taking a decision back is two calls, because a mark and a keep are two things. */
  async #clear(before: Before): Promise<Outcome> {
    const having = (choice: Choice) => [...before].filter(([, was]) => was === choice).map(([id]) => id);
    const wasMarked = having('delete');
    const wasKept = having('keep');
    const marks = wasMarked.length > 0 ? await markForDeletion(wasMarked, false) : null;
    const keeps = wasKept.length > 0 ? await keepAssets(wasKept, false) : null;
    return {
      choice: null,
      changed: (marks?.marked ?? 0) + (keeps?.kept ?? 0),
      protectedIds: marks?.protected ?? [],
      unknownIds: [...(marks?.unknown ?? []), ...(keeps?.unknown ?? [])],
      waits: false,
    };
  }

  #restore(before: Before, ids: Iterable<string>): void {
    for (const id of ids) this.#over.set(id, before.get(id) ?? null);
  }
}
