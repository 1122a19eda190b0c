import type { ResultItem } from '#contract/results.ts';
import { getResults } from '#web/api/results.ts';
import { asQuery, type Filter, writeFilter } from './filter/filter.ts';

/** A few screens at once: fewer requests while scrolling, and still one quick answer. */
const PAGE = 120;

type Loading = 'first' | 'more' | null;

/** The results of one filter, loaded by cursor as one scrolls. */
export class ResultList {
  items = $state.raw<readonly ResultItem[]>([]);
  total = $state(0);
  leftOut = $state.raw({ protected: 0, kept: 0 });
  loading = $state<Loading>('first');
  error = $state.raw<unknown>(null);

  #filter: Filter | null = null;
  #cursor: string | null = null;
  #abort = new AbortController();
  #onFresh: (ids: string[]) => void;

  constructor(onFresh: (ids: string[]) => void) {
    this.#onFresh = onFresh;
  }

  get complete(): boolean {
    return this.#cursor === null;
  }

  /** Shows another filter; the same one again changes nothing. */
  async show(filter: Filter): Promise<void> {
    if (this.#filter && writeFilter(this.#filter) === writeFilter(filter)) return;
    this.#filter = filter;
    await this.reload();
  }

  /** Starts again from the top with what the service says now. */
  async reload(): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#cursor = null;
    this.items = [];
    await this.#load('first');
  }

  async more(): Promise<void> {
    if (this.loading !== null || this.#cursor === null) return;
    await this.#load('more');
  }

  /** Goes on where an error stopped it. */
  async retry(): Promise<void> {
    await this.#load(this.items.length === 0 ? 'first' : 'more');
  }

  at(id: string): number {
    return this.items.findIndex((item) => item.asset_id === id);
  }

  async #load(loading: 'first' | 'more'): Promise<void> {
    if (this.#filter === null) return;
    const { signal } = this.#abort;
    this.loading = loading;
    this.error = null;
    try {
      const query = { ...asQuery(this.#filter), limit: PAGE, cursor: this.#cursor ?? undefined };
      const page = await getResults(query, signal);
      // A newer filter has taken over: its answer counts, not this one.
      if (signal.aborted) return;
      this.#onFresh(page.items.map((item) => item.asset_id));
      this.items = [...this.items, ...page.items];
      this.total = page.total;
      this.leftOut = page.left_out;
      this.#cursor = page.next_cursor;
    } catch (error) {
      if (!signal.aborted) this.error = error;
    }
    if (!signal.aborted) this.loading = null;
  }
}
