import type { ResultItem } from '#contract/results.ts';
import { tell } from '#web/display/message.ts';
import type { Choice, Decisions, Outcome } from '#web/state/decisions.svelte.ts';
import { errorText } from '#web/text/error-text.ts';
import { t } from '#web/text/text.ts';

/** Decides and says what became of it. `onUndone` is told whether the lists must be loaded again. */
export async function decideAndTell(
  decisions: Decisions,
  items: readonly ResultItem[],
  choice: Choice,
  onUndone: (known: boolean) => void,
): Promise<void> {
  if (items.length === 0) return;
  try {
    tellOutcome(await decisions.decide(items, choice), () => void undoAndTell(decisions, onUndone));
  } catch (error) {
    tell('danger', { title: t.done.failed, description: errorText(error) });
  }
}

export async function undoAndTell(decisions: Decisions, onUndone: (known: boolean) => void): Promise<void> {
  try {
    const { undone, known } = await decisions.undo();
    tell('primary', { title: undone > 0 ? t.done.undone(undone) : t.done.nothingToUndo });
    onUndone(known);
  } catch (error) {
    tell('danger', { title: t.errors.title, description: errorText(error) });
  }
}

function tellOutcome(outcome: Outcome, undo: () => void): void {
  const { choice, changed, protectedIds, unknownIds } = outcome;
  const notes = [
    outcome.waits ? t.done.waits : '',
    choice === 'delete' && changed > 0 ? t.done.markedText : '',
    protectedIds.length > 0 ? t.done.protectedLeft(protectedIds.length) : '',
    unknownIds.length > 0 ? t.done.unknownLeft(unknownIds.length) : '',
  ].filter(Boolean);
  const message = { title: titleOf(outcome), ...(notes.length > 0 ? { description: notes.join(' ') } : {}) };
  if (changed === 0 || outcome.waits) tell('warning', message);
  else tell('primary', { ...message, button: undoButton(undo) });
}

function titleOf({ choice, changed }: Outcome): string {
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
