import { HIGH } from '#contract/bands.ts';
import type { Cluster, Clusters, ClustersBy } from '#contract/facets.ts';
import { getClusters } from '#web/api/lists.ts';
import type { Matching } from '#web/state/decisions.svelte.ts';
import { asFilter, asQuery, type Filter } from './filter/filter.ts';

/** What a group has in common. */
export const keyOf = (one: Cluster): string =>
  [one.category, one.source_app, one.width, one.height, one.folder, one.better_copy?.asset_id].join('|');

const byKey = (items: readonly Cluster[]): ReadonlyMap<string, Cluster> =>
  new Map(items.map((one) => [keyOf(one), one]));

/** Groups of suggestions that are alike, under one filter. */
export class ClusterList {
  value = $state.raw<Clusters | null>(null);
  by = $state.raw<ClustersBy>('kind');
  error = $state.raw<unknown>(null);
  /** Groups of which nothing is left to decide, by what they have in common. */
  settled = $state.raw<ReadonlySet<string>>(new Set());

  #filter: Filter | null = null;
  #abort = new AbortController();

  async show(filter: Filter, by: ClustersBy): Promise<void> {
    this.#filter = grouped(filter);
    if (by !== this.by) this.value = null;
    this.by = by;
    await this.reload();
  }

  async reload(): Promise<void> {
    const read = await this.#read();
    if (read === null) return;
    this.settled = new Set();
    this.value = read;
  }

  /** Reads anew what became of them, each where it stands: a second click shall not meet another group. */
  async refresh(): Promise<void> {
    const read = await this.#read();
    if (read === null) return;
    const [before, now] = [byKey(this.value?.items ?? []), byKey(read.items)];
    this.settled = new Set([...before.keys()].filter((key) => !now.has(key)));
    // A key keeps the place at which it came first.
    this.value = { ...read, items: [...new Map([...before, ...now]).values()] };
  }

  async #read(): Promise<Clusters | null> {
    if (this.#filter === null) return null;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.error = null;
    try {
      const { sort: _sort, order: _order, ...query } = asQuery(this.#filter);
      return await getClusters(query, this.by, signal);
    } catch (error) {
      if (!signal.aborted) this.error = error;
      return null;
    }
  }
}

/** A group is marked as a whole, so that none holds what is held back unless that was asked for. */
function grouped(view: Filter): Filter {
  const isAsked = view.category !== 'high_confidence' || view.recommended !== null || view.heldBack !== null;
  return isAsked ? view : { ...view, recommended: true };
}

/** What a button of a group decides about: what is held back is looked at one by one, and marked by none. */
export function matchingOf(cluster: Cluster, shown: Filter, choice: 'delete' | 'keep'): Matching {
  const all = filterOf(cluster, shown);
  if (choice === 'keep') return { filter: asFilter(all), except: [], count: cluster.count };
  return {
    filter: asFilter({ ...all, heldBack: false }),
    except: [],
    count: cluster.count - cluster.held_back,
  };
}

/** The filter that lists exactly one group of a view. */
export function filterOf(cluster: Cluster, shown: Filter): Filter {
  const view = grouped(shown);
  const min = view.category === 'high_confidence' ? Math.max(view.min ?? 0, HIGH) : view.min;
  const within: Filter = { ...view, category: cluster.category, min };
  if (cluster.better_copy !== null) return { ...within, copyOf: cluster.better_copy.asset_id };
  return cluster.folder === null
    ? { ...within, sourceApp: cluster.source_app ?? '', width: cluster.width, height: cluster.height }
    : { ...within, inFolder: cluster.folder };
}
