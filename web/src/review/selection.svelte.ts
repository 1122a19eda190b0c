import { SvelteMap } from 'svelte/reactivity';
import type { ResultItem } from '#contract/results.ts';

/**
 * What is selected, by id and not by place, so that a list that grows or is sorted anew keeps it.
 * The items are kept too: a selection can be larger than what the grid has loaded.
 */
export class Selection {
  #chosen = new SvelteMap<string, ResultItem>();
  #anchor: string | null = null;

  get size(): number {
    return this.#chosen.size;
  }

  get items(): ResultItem[] {
    return [...this.#chosen.values()];
  }

  has(id: string): boolean {
    return this.#chosen.has(id);
  }

  toggle(item: ResultItem): void {
    if (this.#chosen.has(item.asset_id)) this.#chosen.delete(item.asset_id);
    else this.#chosen.set(item.asset_id, item);
    this.#anchor = item.asset_id;
  }

  /** Everything from the last toggled item to this one, in the order of the list. */
  extendTo(item: ResultItem, list: readonly ResultItem[]): void {
    const from = list.findIndex((other) => other.asset_id === this.#anchor);
    const to = list.findIndex((other) => other.asset_id === item.asset_id);
    if (from === -1 || to === -1) {
      this.toggle(item);
      return;
    }
    this.add(list.slice(Math.min(from, to), Math.max(from, to) + 1));
  }

  add(items: readonly ResultItem[]): void {
    for (const item of items) this.#chosen.set(item.asset_id, item);
  }

  clear(): void {
    this.#chosen.clear();
    this.#anchor = null;
  }
}
