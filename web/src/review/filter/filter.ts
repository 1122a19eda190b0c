import type { z } from 'zod';
import { type ResultView, resultSort, resultView } from '#contract/results.ts';
import type { Query } from '#web/api/query.ts';

export type Sort = z.infer<typeof resultSort>;
export type DecisionFilter = 'delete' | 'keep' | 'none';

/** What is looked at. It stands whole in the address, so that back, forward, reload and bookmarks work. */
export interface Filter {
  readonly category: ResultView | null;
  /** 0–1, both ends included as the service reads them; null = open. */
  readonly min: number | null;
  readonly max: number | null;
  readonly decision: DecisionFilter | null;
  readonly protected: boolean | null;
  readonly text: string;
  readonly sort: Sort;
}

export const NO_FILTER: Filter = {
  category: null,
  min: null,
  max: null,
  decision: null,
  protected: null,
  text: '',
  sort: 'confidence',
};

/** Reads an address; what makes no sense there is left out rather than refused. */
export function readFilter(parameters: URLSearchParams): Filter {
  const decision = parameters.get('decision');
  const isProtected = parameters.get('protected');
  return {
    category: resultView.safeParse(parameters.get('category')).data ?? null,
    min: readShare(parameters.get('min')),
    max: readShare(parameters.get('max')),
    decision: decision === 'delete' || decision === 'keep' || decision === 'none' ? decision : null,
    protected: isProtected === 'true' ? true : isProtected === 'false' ? false : null,
    text: parameters.get('q')?.slice(0, 200) ?? '',
    sort: resultSort.safeParse(parameters.get('sort')).data ?? NO_FILTER.sort,
  };
}

/** The shortest address that reads back as this filter; empty or starting with "?". */
export function writeFilter(filter: Filter): string {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | number | boolean | null) => {
    if (value !== null && value !== '') parameters.set(name, String(value));
  };
  set('category', filter.category);
  set('min', filter.min);
  set('max', filter.max);
  set('decision', filter.decision);
  set('protected', filter.protected);
  set('q', filter.text);
  set('sort', filter.sort === NO_FILTER.sort ? null : filter.sort);
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** As `GET /api/results` wants it. */
export function asQuery(filter: Filter): Query {
  return {
    category: filter.category ?? undefined,
    min_confidence: filter.min ?? undefined,
    max_confidence: filter.max ?? undefined,
    decision: filter.decision ?? undefined,
    protected: filter.protected ?? undefined,
    q: filter.text || undefined,
    sort: filter.sort,
  };
}

/** How many filters narrow the view, beyond the category and the order. */
export function countActive(filter: Filter): number {
  const range = filter.min !== null || filter.max !== null;
  return [range, filter.decision !== null, filter.protected !== null, filter.text !== ''].filter(Boolean)
    .length;
}

function readShare(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return value >= 0 && value <= 1 ? value : null;
}
