import { getLayoutRange } from '#web/api/lists.ts';
import { tell } from '#web/display/message.ts';
import { errorText } from '#web/text/error-text.ts';
import { t } from '#web/text/text.ts';
import type { ResultList } from './result-list.svelte.ts';
import type { Selection } from './selection.svelte.ts';

/** A range this short is taken from what is loaded, where all of it is; longer ones the service resolves. */
const FROM_LOADED = 500;

/** Selects everything between two places of the list, also what has not been scrolled past. */
export async function selectRange(
  list: ResultList,
  selection: Selection,
  from: number,
  to: number,
): Promise<void> {
  const { layout } = list;
  if (!layout) return;
  const count = Math.abs(to - from) + 1;
  const items =
    count <= FROM_LOADED
      ? Array.from({ length: count }, (_, at) => list.at(Math.min(from, to) + at))
      : [undefined];
  try {
    if (items.every((item) => item !== undefined)) selection.add(items.filter((item) => item !== null));
    else selection.add((await getLayoutRange(layout.id, from, to)).items);
    selection.anchor = to;
  } catch (error) {
    tell('danger', { title: t.errors.title, description: errorText(error) });
  }
}
