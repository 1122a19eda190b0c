import type { ResultItem } from '#contract/results.ts';
import { getResults } from '#web/api/results.ts';
import { asQuery, type Filter } from './filter/filter.ts';

/** PRODUCT: "select high confidence" starts here. */
const HIGH = 0.7;
/** The most that the service gives at once. */
const PAGE = 500;

export interface Collected {
  readonly items: readonly ResultItem[];
  /** High, but protected, kept or held back: never taken in bulk. */
  readonly leftAlone: number;
}

/**
 * Everything of a view that a bulk command may take: high confidence, and nothing that is protected, kept or held
 * back for a reason. Reads the whole view from the service, not only what is on screen.
 */
export async function collectHigh(filter: Filter, onProgress: (count: number) => void): Promise<Collected> {
  const narrowed: Filter = { ...filter, min: Math.max(filter.min ?? 0, HIGH) };
  const items: ResultItem[] = [];
  let leftAlone = 0;
  let cursor: string | undefined;
  do {
    const page = await getResults({ ...asQuery(narrowed), limit: PAGE, cursor });
    // What the view itself left out is the same on every page.
    if (cursor === undefined) leftAlone = page.left_out.protected + page.left_out.kept;
    for (const item of page.items) {
      if (mayBeTaken(item)) items.push(item);
      else leftAlone += 1;
    }
    onProgress(items.length);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return { items, leftAlone };
}

const mayBeTaken = (item: ResultItem): boolean =>
  item.protected_by === null && item.held_back === null && item.decision !== 'keep' && item.band === 'high';
