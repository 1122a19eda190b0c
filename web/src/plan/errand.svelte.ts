import { untrack } from 'svelte';
import type { MergeItem, MergeReview } from '#contract/merges.ts';
import type { PlanItem, PlanItemResult, PlanReview } from '#contract/plans.ts';

/** How a plan or a merge is asked and told what to do. */
export interface ErrandCalls<Review, Item> {
  readonly get: () => Promise<Review>;
  readonly items: (
    result: PlanItemResult | undefined,
    cursor: number | undefined,
  ) => Promise<{ items: Item[]; next_cursor: number | null; total: number }>;
  readonly apply: (count: number) => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
  readonly takeBack: () => Promise<unknown>;
  readonly discard: () => Promise<unknown>;
}

/** A plan or a merge on its way: looked at, applied, taken back. */
export class Errand<Review extends PlanReview | MergeReview, Item extends PlanItem | MergeItem> {
  review = $state.raw<Review | null>(null);
  error = $state.raw<unknown>(null);
  items = $state.raw<readonly Item[]>([]);
  itemsTotal = $state(0);
  result = $state.raw<PlanItemResult | undefined>(undefined);
  loadingItems = $state(false);
  /** A command is on its way; the buttons wait. */
  busy = $state(false);
  problem = $state.raw<unknown>(null);

  readonly moving = $derived(
    this.review?.state === 'applying' ||
      this.review?.state === 'restoring' ||
      this.review?.state === 'reading',
  );

  #calls: ErrandCalls<Review, Item>;
  #cursor: number | null = null;

  constructor(calls: ErrandCalls<Review, Item>) {
    this.#calls = calls;
  }

  get hasMore(): boolean {
    return this.#cursor !== null;
  }

  async load(): Promise<void> {
    try {
      this.review = await this.#calls.get();
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  /** What was heard of it while it moves. Where it comes to rest, everything is read again. */
  hear(news: Omit<Review, 'allowed' | 'notices'> | undefined): void {
    const before = untrack(() => this.review);
    if (news === undefined || before === null) return;
    const rested = news.state !== before.state;
    this.review = { ...before, ...news };
    if (!rested) return;
    untrack(() => {
      void this.load();
      void this.show(this.result);
    });
  }

  /** The items with this result from the start; undefined: all. */
  async show(result: PlanItemResult | undefined): Promise<void> {
    this.result = result;
    await this.#loadItems(undefined);
  }

  async more(): Promise<void> {
    if (this.#cursor !== null && !this.loadingItems) await this.#loadItems(this.#cursor);
  }

  apply(): Promise<void> {
    const count = this.review?.count ?? 0;
    return this.#command(() => this.#calls.apply(count));
  }
  stop(): Promise<void> {
    return this.#command(this.#calls.stop);
  }
  takeBack(): Promise<void> {
    return this.#command(this.#calls.takeBack);
  }

  /** True: it is gone. */
  async discard(): Promise<boolean> {
    try {
      await this.#calls.discard();
      return true;
    } catch (error) {
      this.problem = error;
      return false;
    }
  }

  async #command(send: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      await send();
    } catch (error) {
      this.problem = error;
    }
    await this.load();
    this.busy = false;
  }

  async #loadItems(cursor: number | undefined): Promise<void> {
    const wanted = this.result;
    this.loadingItems = true;
    try {
      const page = await this.#calls.items(wanted, cursor);
      if (wanted !== this.result) return;
      this.items = cursor === undefined ? page.items : [...this.items, ...page.items];
      this.itemsTotal = page.total;
      this.#cursor = page.next_cursor;
    } catch (error) {
      this.problem = error;
    } finally {
      this.loadingItems = false;
    }
  }
}
