import type { ResultItem } from '#contract/results.ts';
import type { Choice } from '#web/state/decisions.svelte.ts';

interface Commands {
  /** False while something else has the keyboard. */
  readonly active: () => boolean;
  readonly current: () => ResultItem | undefined;
  readonly selected: () => number;
  readonly open: (item: ResultItem) => void;
  readonly toggle: (item: ResultItem) => void;
  readonly clear: () => void;
  readonly search: () => void;
  readonly undo: () => unknown;
  readonly decide: (choice: Choice) => void;
}

/** True while keys write text or belong to a control that uses them itself. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement &&
  event.target.closest('input, textarea, select, [role="dialog"]') !== null;

/** The keyboard of a list. Moving through it is the grid's own. */
export function reviewKeys(commands: Commands): (event: KeyboardEvent) => void {
  const onCurrent = (act: (item: ResultItem) => void) => () => {
    const item = commands.current();
    if (item) act(item);
  };
  const keys: Record<string, () => unknown> = {
    x: () => commands.decide('delete'),
    Delete: () => commands.decide('delete'),
    k: () => commands.decide('keep'),
    u: commands.undo,
    s: onCurrent(commands.toggle),
    '/': commands.search,
    Escape: commands.clear,
  };
  /** On a tile only: elsewhere these keys press the button that has the focus. */
  const onTile: Record<string, () => unknown> = {
    ' ': onCurrent(commands.open),
    Enter: onCurrent(commands.open),
  };

  return (event) => {
    if (!commands.active() || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const isTile = event.target instanceof HTMLElement && event.target.closest('[data-tile]') !== null;
    const act = keys[event.key] ?? (isTile ? onTile[event.key] : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  };
}
