import { SvelteMap } from 'svelte/reactivity';
import type { ResultItem } from '#contract/results.ts';
import type { Filter } from './filter/filter.ts';

/** What a decision needs to know of each that is selected. */
export type Chosen = Pick<ResultItem, 'asset_id' | 'size_bytes' | 'decision'>;

/** All that a filter matches, however many: the service knows which. */
export interface Everything {
  readonly filter: Filter;
  readonly count: number;
  /** Whether an image that is on screen is among them. */
  readonly holds: (item: ResultItem) => boolean;
}

/**
 * What is selected: images by id and not by place, so that a list that is sorted anew keeps them, or everything
 * that a filter matches, less what was taken out by hand.
 */
export class Selection {
  everything = $state.raw<Everything | null>(null);
  #chosen = new SvelteMap<string, Chosen>();
  #except = new SvelteMap<string, true>();
  /** The place from which a range is selected. */
  anchor: number | null = null;

  get size(): number {
    return this.everything ? this.everything.count - this.#except.size : this.#chosen.size;
  }

  get items(): Chosen[] {
    return [...this.#chosen.values()];
  }

  get except(): string[] {
    return [...this.#except.keys()];
  }

  /** Bytes of what is selected; null where only the service could tell. */
  get bytes(): number | null {
    return this.everything ? null : this.items.reduce((sum, item) => sum + (item.size_bytes ?? 0), 0);
  }

  has(item: ResultItem): boolean {
    if (this.everything) return this.everything.holds(item) && !this.#except.has(item.asset_id);
    return this.#chosen.has(item.asset_id);
  }

  toggle(item: ResultItem, place: number): void {
    this.anchor = place;
    const id = item.asset_id;
    if (this.everything?.holds(item)) {
      if (this.#except.has(id)) this.#except.delete(id);
      else this.#except.set(id, true);
      if (this.size === 0) this.clear();
    } else if (this.everything === null) {
      if (this.#chosen.has(id)) this.#chosen.delete(id);
      else this.#chosen.set(id, item);
    }
  }

  add(items: readonly Chosen[]): void {
    if (this.everything) return;
    for (const item of items) this.#chosen.set(item.asset_id, item);
  }

  all(everything: Everything): void {
    this.clear();
    this.everything = everything;
  }

  clear(): void {
    this.everything = null;
    this.#chosen.clear();
    this.#except.clear();
    this.anchor = null;
  }
}
