import type { NameSearch } from './name-search.ts';
import { type Conditions, conditionsOf, NEVER_SUGGESTED } from './result-conditions.ts';
import type { ResultFilter } from './results.ts';

export interface Where {
  /** "where …", or nothing. */
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly family: Conditions['family'];
  readonly suggestions: boolean;
}

/**
 * A filter as the condition of one statement on `scores s`. `listed`: only what the list shows; otherwise what
 * it leaves out is among the rows. `more`: conditions with their values, after those of the filter.
 */
export function whereOf(
  names: NameSearch,
  filter: ResultFilter,
  { listed, more = [] }: { listed: boolean; more?: readonly (readonly [string, ...unknown[]])[] },
): Where {
  const conditions = conditionsOf(filter);
  const text = names.condition(filter.q);
  const parts = [
    ...conditions.sql,
    ...(text === null ? [] : [text.sql]),
    ...(listed && conditions.suggestions ? [`not ${NEVER_SUGGESTED}`] : []),
    ...more.map(([sql]) => sql),
  ];
  return {
    sql: parts.length === 0 ? '' : `where ${parts.join(' and ')}`,
    values: [...conditions.values, ...(text?.values ?? []), ...more.flatMap(([, ...values]) => values)],
    family: conditions.family,
    suggestions: conditions.suggestions,
  };
}
