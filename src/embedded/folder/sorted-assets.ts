import type { EmbeddedAsset, TimeRange } from '../catalogue.ts';

const before = (a: EmbeddedAsset, b: EmbeddedAsset): number => {
  if (a.fileCreatedAt !== b.fileCreatedAt) return a.fileCreatedAt < b.fileCreatedAt ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

/** Assets by id and in the order of (`fileCreatedAt`, `id`). */
export class SortedAssets {
  readonly #byId = new Map<string, EmbeddedAsset>();
  #sorted: readonly EmbeddedAsset[] | null = null;

  get(id: string): EmbeddedAsset | undefined {
    return this.#byId.get(id);
  }

  set(asset: EmbeddedAsset): void {
    this.#byId.set(asset.id, asset);
    this.#sorted = null;
  }

  all(): Iterable<EmbeddedAsset> {
    return this.#byId.values();
  }

  /** Walks a snapshot: what changes meanwhile does not disturb it. */
  *walk({ order, from, to }: TimeRange): Iterable<EmbeddedAsset> {
    this.#sorted ??= [...this.#byId.values()].sort(before);
    const sorted = this.#sorted;
    const start = from === undefined ? 0 : firstAt(sorted, (asset) => asset.fileCreatedAt >= from);
    const end = to === undefined ? sorted.length : firstAt(sorted, (asset) => asset.fileCreatedAt > to);
    for (let step = 0; step < end - start; step += 1) {
      const asset = sorted[order === 'asc' ? start + step : end - 1 - step];
      if (asset !== undefined) yield asset;
    }
  }
}

/** The first place from which on `holds` is true. */
const firstAt = (sorted: readonly EmbeddedAsset[], holds: (asset: EmbeddedAsset) => boolean): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const asset = sorted[middle];
    if (asset !== undefined && holds(asset)) high = middle;
    else low = middle + 1;
  }
  return low;
};
