import { SvelteMap } from 'svelte/reactivity';
import type { ResultItem, ResultsFilter } from '#contract/results.ts';
import type { Decision } from '#contract/vocabulary.ts';
import { ApiError, isPassing } from '#web/api/api-error.ts';
import { decideMatching, keepAssets, markForDeletion, undoStep } from '#web/api/decisions.ts';
import type { Made, MadeSteps } from './made-steps.ts';
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
  /** What undo takes back. */
  readonly made: Made;
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
  readonly made: Made;
}

export interface Undone {
  readonly undone: number;
  /** False: more was undone than the service has named, so the lists must be loaded again. */
  readonly known: boolean;
}

type Before = ReadonlyMap<string, Choice>;

/**
 * What was decided in this window, shown at once and taken back where the service refuses.
 * It lies over what the lists have loaded, so that every view of one asset says the same.
 */
export class Decisions {
  #over = new SvelteMap<string, Choice>();
  #made: MadeSteps;
  #outbox: Pick<Outbox, 'add' | 'waiting'>;
  #onSaved: () => void;
  /** Settles when the service has answered everything: what it has not counted yet cannot be undone. */
  #answered: Promise<unknown> = Promise.resolve();

  constructor(outbox: Pick<Outbox, 'add' | 'waiting'>, made: MadeSteps, onSaved: () => void) {
    this.#outbox = outbox;
    this.#made = made;
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
      const outcome = await this.#inTurn(this.#save(before, choice));
      this.#restore(before, [...outcome.protectedIds, ...outcome.unknownIds]);
      this.#made.add(outcome.made);
      return outcome;
    } catch (error) {
      if (isPassing(error)) {
        this.#wait(before, choice);
        return { choice, changed: before.size, protectedIds: [], unknownIds: [], waits: true, made: [] };
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
      const { step, changed, left_out } = await this.#inTurn(decideMatching(selection, choice));
      const made = stepsOf(step);
      this.#made.add(made);
      const leftAlone = left_out.protected + left_out.kept + left_out.held_back;
      return { choice, changed, leftAlone, made };
    } catch (error) {
      this.#restore(before, before.keys());
      throw error;
    } finally {
      this.#onSaved();
    }
  }

  /**
   * Takes back what was `made`, or else this window's newest decision; null where it has made none. What the
   * service says is decided now is shown: another window may have decided on the same asset before.
   * @throws {ApiError} `undo_step_changed`: something was decided since, and nothing (more) was taken back.
   */
  async undo(wanted?: Made): Promise<Undone | null> {
    const undone = this.#answered.then(() => this.#undo(wanted));
    return this.#inTurn(undone);
  }

  /** What the outbox has sent belongs to this window, too. */
  sent(step: number | null): void {
    this.#made.add(stepsOf(step));
  }

  /** A step was taken back elsewhere on the screen: what this window remembers is not what holds now. */
  takenBack(step: number): void {
    this.#made.remove(step);
    this.#over.clear();
    this.showWaiting();
  }

  /** For one card after the other: shown at once, written down, and sent when the service can be reached. */
  queue(id: string, choice: Choice): void {
    const was = this.#over.get(id) ?? null;
    this.#over.set(id, choice);
    this.#outbox.add([id], choice, choice === null ? was : null);
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
  open(library: string): void {
    this.#over.clear();
    this.#made.open(library);
    this.showWaiting();
  }

  async #undo(wanted: Made | undefined): Promise<Undone | null> {
    const { newest } = this.#made;
    const made = wanted ?? newest;
    if (made === null) return null;
    let [undone, known] = [0, true];
    try {
      for (const step of made.toReversed()) {
        const answer = await undoStep(step);
        this.#made.remove(step);
        for (const { asset_id, decision } of answer.now) this.#over.set(asset_id, decision);
        undone += answer.undone;
        known &&= answer.undone === answer.now.length;
      }
    } catch (error) {
      // Somebody else's step lies on top: what lies beneath it cannot be taken back from here.
      const isNewest = made.at(-1) === newest?.at(-1);
      if (isNewest && error instanceof ApiError && error.code === 'undo_step_changed') this.#made.clear();
      throw error;
    } finally {
      this.#onSaved();
    }
    return { undone, known };
  }

  /** What waits is sent as what it is: taking back a mark must not touch what another window keeps. */
  #wait(before: Before, choice: Choice): void {
    if (choice !== null) this.#outbox.add([...before.keys()], choice, null);
    for (const was of ['delete', 'keep'] as const) {
      const ids = [...before].filter(([, had]) => had === was).map(([id]) => id);
      if (choice === null && ids.length > 0) this.#outbox.add(ids, null, was);
    }
  }

  #inTurn<T>(answer: Promise<T>): Promise<T> {
    this.#answered = Promise.allSettled([this.#answered, answer]);
    return answer;
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
        made: stepsOf(answer.step),
      };
    }
    if (choice === 'keep') {
      const answer = await keepAssets(ids, true);
      const { kept: changed, unknown: unknownIds, step } = answer;
      return { choice, changed, protectedIds: [], unknownIds, waits: false, made: stepsOf(step) };
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
      made: [...stepsOf(marks?.step ?? null), ...stepsOf(keeps?.step ?? null)],
    };
  }

  #restore(before: Before, ids: Iterable<string>): void {
    for (const id of ids) this.#over.set(id, before.get(id) ?? null);
  }
}

const stepsOf = (step: number | null): Made => (step === null ? [] : [step]);
