import type { ResultItem } from '#contract/results.ts';
import type { Category } from '#contract/vocabulary.ts';
import { getExportSummary } from '#web/api/history.ts';
import { getResults } from '#web/api/results.ts';
import { CATEGORIES } from '#web/display/looks.ts';

export interface MarkedCategory {
  readonly category: Category;
  readonly count: number;
  readonly bytes: number;
  /** The largest of them. */
  readonly items: readonly ResultItem[];
}

const SHOWN = 8;

/** What is marked, by category, with a few pictures of each. */
export class MarkedCategories {
  value = $state.raw<readonly MarkedCategory[] | null>(null);
  error = $state.raw<unknown>(null);

  #abort = new AbortController();

  async load(): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const all = await Promise.all(CATEGORIES.map((category) => read(category, signal)));
      if (signal.aborted) return;
      this.value = all.filter(({ count }) => count > 0);
      this.error = null;
    } catch (error) {
      if (!signal.aborted) this.error = error;
    }
  }
}

async function read(category: Category, signal: AbortSignal): Promise<MarkedCategory> {
  const filter = { category, decision: 'delete' };
  const [page, sums] = await Promise.all([
    getResults({ ...filter, sort: 'size', limit: SHOWN }, signal),
    getExportSummary(filter, signal),
  ]);
  return { category, count: page.total, bytes: sums.bytes, items: page.items };
}
