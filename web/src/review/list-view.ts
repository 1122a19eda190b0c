import type { ResultItem } from '#contract/results.ts';

/** What a way to draw a list needs of the screen around it. */
export interface ListActions {
  open(item: ResultItem): void;
  /** One image; with `range`, everything from the last one selected. */
  select(place: number, options: { readonly range: boolean }): void;
  /** Everything between two places, both included. */
  drag(from: number, to: number): void;
}

/** How a drawn list is moved from outside. */
export interface ListView {
  /** Brings a place into view and gives it the keyboard. */
  show(place: number): Promise<void>;
}

/** The place that an event on a tile or a row is about; null elsewhere. */
export function placeOf(event: Event): number | null {
  if (!(event.target instanceof Element)) return null;
  const place = event.target.closest<HTMLElement>('[data-place]')?.dataset.place;
  return place === undefined ? null : Number(place);
}

/** What a click on a tile or a row means. */
export function clicked(
  event: MouseEvent,
  actions: ListActions,
  at: (place: number) => ResultItem | null | undefined,
  selecting: boolean,
): void {
  const place = placeOf(event);
  const item = place === null ? null : at(place);
  if (place === null || !item || !(event.target instanceof Element)) return;
  const onCheck = event.target.closest('[data-select]') !== null;
  const wantsMore = event.shiftKey || event.ctrlKey || event.metaKey;
  if (onCheck || selecting || wantsMore) actions.select(place, { range: event.shiftKey });
  else if (event.target.closest('[data-tile], [data-opens]')) actions.open(item);
}
