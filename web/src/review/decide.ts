import type { ResultItem } from '#contract/results.ts';
import { ApiError } from '#web/api/api-error.ts';
import { tell } from '#web/display/message.ts';
import type { Choice, Decisions, Matching, Outcome } from '#web/state/decisions.svelte.ts';
import type { Made } from '#web/state/made-steps.ts';
import { errorText } from '#web/text/error-text.ts';
import { t } from '#web/text/text.ts';
import type { Chosen } from './selection.svelte.ts';

/** What the list is told: that something was undone (and whether all of it shows already), or that it is out of date. */
export interface ListNews {
  readonly undone: (known: boolean) => void;
  readonly outdated: () => void;
}

/** Decides and says what became of it. */
export async function decideAndTell(
  decisions: Decisions,
  items: readonly Chosen[],
  choice: Choice,
  news: ListNews,
): Promise<void> {
  if (items.length === 0) return;
  try {
    const outcome = await decisions.decide(items, choice);
    tellOutcome(outcome, () => void undoAndTell(decisions, news, outcome.made));
  } catch (error) {
    tell('danger', { title: t.done.failed, description: errorText(error) });
  }
}

/** The same for all that a filter matches. False: it was refused, and nothing has changed. */
export async function decideMatchingAndTell(
  decisions: Decisions,
  selection: Matching,
  choice: Choice,
  shown: readonly ResultItem[],
  news: ListNews,
): Promise<boolean> {
  const { category, recommended } = selection.filter;
  const takesHeldBack = category !== 'high_confidence' || recommended !== undefined;
  const touched = shown.filter(
    (item) =>
      choice !== 'delete' ||
      (mayBeMarked(item, decisions.of(item)) && (takesHeldBack || item.held_back === null)),
  );
  try {
    const { changed, leftAlone, made } = await decisions.decideMatching(selection, choice, touched);
    const notes = [
      choice === 'delete' && changed > 0 ? t.done.markedText : '',
      leftAlone > 0 ? t.select.leftAlone(leftAlone, takesHeldBack) : '',
    ];
    tellChange(choice, changed, notes, () => void undoAndTell(decisions, news, made));
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'count_changed') {
      tell('warning', { title: t.done.listChanged, description: t.done.listChangedText });
      news.outdated();
    } else tell('danger', { title: t.done.failed, description: errorText(error) });
    return false;
  }
}

/** Takes back what was `made`, or this window's newest decision; never what another window has decided. */
export async function undoAndTell(decisions: Decisions, news: ListNews, made?: Made): Promise<void> {
  try {
    const done = await decisions.undo(made);
    if (done === null) return tell('warning', { title: t.done.nothingToUndo, description: t.done.undoOwn });
    tell('primary', { title: t.done.undone(done.undone) });
    news.undone(done.known);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'undo_step_changed') {
      tell('warning', { title: t.done.undoChanged, description: t.done.undoChangedText });
      news.outdated();
    } else tell('danger', { title: t.errors.title, description: errorText(error) });
  }
}

/** As the service sees it: what is protected or kept is never marked. */
const mayBeMarked = (item: ResultItem, choice: Choice): boolean =>
  choice !== 'keep' && (item.protected_by === null || item.protected_by === 'kept_before');

function tellOutcome({ choice, changed, protectedIds, unknownIds, waits }: Outcome, undo: () => void): void {
  tellChange(
    choice,
    changed,
    [
      waits ? t.done.waits : '',
      choice === 'delete' && changed > 0 ? t.done.markedText : '',
      protectedIds.length > 0 ? t.done.protectedLeft(protectedIds.length) : '',
      unknownIds.length > 0 ? t.done.unknownLeft(unknownIds.length) : '',
    ],
    // What waits has made no step yet that the service could take back.
    waits ? null : undo,
  );
}

function tellChange(
  choice: Choice,
  changed: number,
  notes: readonly string[],
  undo: (() => void) | null,
): void {
  const description = notes.filter(Boolean).join(' ');
  const message = { title: titleOf(choice, changed), ...(description ? { description } : {}) };
  if (changed === 0 || undo === null) tell('warning', message);
  else tell('primary', { ...message, button: undoButton(undo) });
}

function titleOf(choice: Choice, changed: number): string {
  if (changed === 0) return t.done.nothing;
  if (choice === 'delete') return t.done.marked(changed);
  return choice === 'keep' ? t.done.kept(changed) : t.done.cleared(changed);
}

const undoButton = (undo: () => void) => (close: () => void) => ({
  label: t.select.undo,
  size: 'small' as const,
  variant: 'outline' as const,
  onclick: () => {
    close();
    undo();
  },
});
