import { SvelteMap } from 'svelte/reactivity';
import type { ResultItem } from '#contract/results.ts';
import { ApiError } from '#web/api/api-error.ts';
import { getLayout, getLayoutItems, getLayoutPlace } from '#web/api/lists.ts';
import { asQuery, type Filter, writeFilter } from './filter/filter.ts';

/** Results asked for at a time: about two screens, one quick answer. */
const CHUNK = 60;
/** Chunks kept: what is far away is loaded again, so that memory does not grow with the way one has scrolled. */
const KEPT = 50;

/** A list whose length and shapes are known at once, and whose contents come where one looks. */
export interface Layout {
  readonly id: string;
  readonly total: number;
  /** See `RATIO_STEPS` of the contract. */
  readonly ratios: Uint8Array;
  readonly buckets: readonly { readonly month: string | null; readonly count: number }[];
}

type Chunk = readonly (ResultItem | null)[];

export class ResultList {
  layout = $state.raw<Layout | null>(null);
  leftOut = $state.raw({ protected: 0, kept: 0 });
  loading = $state(true);
  /** Of the list as a whole, or of the part one looks at. */
  error = $state.raw<unknown>(null);

  readonly total = $derived(this.layout?.total ?? 0);

  #chunks = new SvelteMap<number, Chunk>();
  #pending = new Map<number, AbortController>();
  #filter: Filter | null = null;
  #whole = new AbortController();
  #looked: readonly [number, number] = [0, 0];
  #onFresh: (ids: string[]) => void;

  constructor(onFresh: (ids: string[]) => void) {
    this.#onFresh = onFresh;
  }

  /** Undefined: not loaded yet. Null: gone since. */
  at(index: number): ResultItem | null | undefined {
    return this.#chunks.get(Math.floor(index / CHUNK))?.[index % CHUNK];
  }

  get loaded(): ResultItem[] {
    return [...this.#chunks.values()].flat().filter((item) => item !== null);
  }

  /** Where an asset stands, among what is loaded; −1 where it is not. */
  indexOf(id: string): number {
    for (const [chunk, items] of this.#chunks) {
      const place = items.findIndex((item) => item?.asset_id === id);
      if (place !== -1) return chunk * CHUNK + place;
    }
    return -1;
  }

  /** The same, asking the service where need be. */
  async find(id: string): Promise<number> {
    const known = this.indexOf(id);
    if (known !== -1 || this.layout === null) return known;
    try {
      return (await getLayoutPlace(this.layout.id, id)).place ?? -1;
    } catch {
      return -1;
    }
  }

  /** Shows another filter; the same one again changes nothing. */
  async show(filter: Filter): Promise<void> {
    if (this.#filter && writeFilter(this.#filter) === writeFilter(filter)) return;
    this.#filter = filter;
    this.layout = null;
    await this.reload();
  }

  /** Starts again with what the service says now; what is on screen stays until the answer is there. */
  async reload(): Promise<void> {
    if (this.#filter === null) return;
    this.#whole.abort();
    this.#whole = new AbortController();
    const { signal } = this.#whole;
    this.loading = true;
    this.error = null;
    try {
      const answer = await getLayout(asQuery(this.#filter), signal);
      this.#dropAll();
      this.leftOut = answer.left_out;
      this.layout = {
        id: answer.layout_id,
        total: answer.total,
        buckets: answer.buckets,
        ratios: Uint8Array.from(atob(answer.ratios), (sign) => sign.charCodeAt(0)),
      };
      this.need(...this.#looked);
    } catch (error) {
      if (!signal.aborted) this.error = error;
    }
    if (!signal.aborted) this.loading = false;
  }

  /** Goes on where an error stopped it. */
  async retry(): Promise<void> {
    if (this.layout === null) return this.reload();
    this.error = null;
    this.need(...this.#looked);
  }

  /** Loads what is looked at, both ends included, and gives up on what is not looked at any more. */
  need(from: number, to: number): void {
    this.#looked = [from, to];
    if (this.layout === null || this.total === 0) return;
    const last = Math.floor(Math.min(to, this.total - 1) / CHUNK);
    const first = Math.floor(Math.max(0, Math.min(from, this.total - 1)) / CHUNK);
    for (const [chunk, abort] of this.#pending) if (chunk < first || chunk > last) abort.abort();
    for (let chunk = first; chunk <= last; chunk += 1) {
      if (!this.#chunks.has(chunk) && !this.#pending.has(chunk)) void this.#load(chunk, this.layout.id);
    }
  }

  async #load(chunk: number, layout: string): Promise<void> {
    const abort = new AbortController();
    this.#pending.set(chunk, abort);
    try {
      const { items } = await getLayoutItems(layout, chunk * CHUNK, CHUNK, abort.signal);
      if (abort.signal.aborted) return;
      this.#onFresh(items.flatMap((item) => (item === null ? [] : [item.asset_id])));
      this.#chunks.set(chunk, items);
      this.#forgetFarFrom(chunk);
    } catch (error) {
      if (abort.signal.aborted) return;
      // The service was started anew, or has made many lists since.
      if (error instanceof ApiError && error.code === 'layout_gone') void this.reload();
      else this.error = error;
    } finally {
      if (this.#pending.get(chunk) === abort) this.#pending.delete(chunk);
    }
  }

  #forgetFarFrom(chunk: number): void {
    if (this.#chunks.size <= KEPT) return;
    let furthest = chunk;
    for (const other of this.#chunks.keys())
      if (Math.abs(other - chunk) > Math.abs(furthest - chunk)) furthest = other;
    this.#chunks.delete(furthest);
  }

  #dropAll(): void {
    for (const abort of this.#pending.values()) abort.abort();
    this.#pending.clear();
    this.#chunks.clear();
  }
}
