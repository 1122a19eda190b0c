import type { Selection as Selected } from '../../contract/decisions.ts';
import type { ResultsQuery as Asked, ResultsFilter } from '../../contract/results.ts';
import type { Selection } from '../../review/decide.ts';
import type { ResultFilter, ResultOrder, ResultsQuery } from '../../review/review.ts';

/** The API's query in the words of the review. */
export function readQuery(asked: Asked): ResultsQuery {
  return {
    ...readFilter(asked),
    ...readOrder(asked),
    limit: asked.limit,
    ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }),
  };
}

export function readOrder(asked: Pick<Asked, 'sort' | 'order'>): ResultOrder {
  return { sort: asked.sort, ...(asked.order === undefined ? {} : { order: asked.order }) };
}

export function readFilter(asked: ResultsFilter): ResultFilter {
  const filter = {
    category: asked.category,
    subKind: asked.sub_kind,
    sourceApp: asked.source_app,
    minConfidence: asked.min_confidence,
    maxConfidence: asked.max_confidence,
    decision: asked.decision,
    protected: asked.protected,
    takenAfter: asked.taken_after,
    takenBefore: asked.taken_before,
    recommended: asked.recommended,
    heldBack: asked.held_back,
    betterCopy: asked.better_copy,
    width: asked.width,
    height: asked.height,
    folder: asked.folder || undefined,
    inFolder: asked.in_folder || undefined,
    camera: asked.camera || undefined,
    minSize: asked.min_size,
    maxSize: asked.max_size,
    q: asked.q || undefined,
  };
  return withoutUndefined(filter);
}

export function readSelection(selected: Selected): Selection {
  if ('asset_ids' in selected) return { ids: selected.asset_ids };
  const { filter, except } = selected;
  return { filter: readFilter(filter), ...(except === undefined ? {} : { except }) };
}

type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Defined<T>;
}
