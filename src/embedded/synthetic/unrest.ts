import type { EmbeddedAsset, TimeRange } from '../catalogue.ts';
import { stableId } from '../stable-id.ts';
import { idOfRow, mixed } from './row-hash.ts';

/** What happens to a library while it is read. Only what happened is remembered. */
export class Unrest {
  readonly #rows: number;
  readonly #seed: number;
  readonly #describe: (row: number) => EmbeddedAsset;
  readonly #changes = new Map<number, { updatedAt: string; trashedAt?: string }>();
  readonly #uploads = new Map<string, { asset: EmbeddedAsset; model: number }>();
  #sorted: readonly EmbeddedAsset[] = [];
  #drawn = 0;

  constructor(rows: number, seed: number, describe: (row: number) => EmbeddedAsset) {
    this.#rows = rows;
    this.#seed = seed;
    this.#describe = describe;
  }

  changed(row: number, asset: EmbeddedAsset): EmbeddedAsset {
    const change = this.#changes.size === 0 ? undefined : this.#changes.get(row);
    return change ? { ...asset, ...change } : asset;
  }

  /** Those that something happened to, from `first` to before `end`, ascending. */
  changedRows(first: number, end: number): number[] {
    return [...this.#changes.keys()].filter((row) => row >= first && row < end).sort((a, b) => a - b);
  }

  touch(share: number, at: Date): string[] {
    return this.#some(Math.round(this.#rows * share)).map((row) => {
      this.#changes.set(row, { ...this.#changes.get(row), updatedAt: at.toISOString() });
      return idOfRow(row, this.#seed);
    });
  }

  trash(count: number, at: Date): string[] {
    return this.#some(count).map((row) => {
      this.#changes.set(row, { updatedAt: at.toISOString(), trashedAt: at.toISOString() });
      return idOfRow(row, this.#seed);
    });
  }

  add(count: number, at: Date): string[] {
    const now = at.toISOString();
    const added = this.#some(count).map((model, i) => {
      const like = this.#describe(model);
      const id = stableId('synthetic upload', `${this.#uploads.size} ${model}`);
      const fileCreatedAt = i % 2 === 0 ? now : like.fileCreatedAt;
      const { ownerId: _, ...own } = like;
      const asset: EmbeddedAsset = {
        ...own,
        id,
        checksum: Buffer.from(id.replaceAll('-', '').padEnd(40, '0'), 'hex').toString('base64'),
        fileCreatedAt,
        localDateTime: fileCreatedAt,
        createdAt: now,
        updatedAt: now,
        visibility: 'timeline',
        trashedAt: null,
      };
      this.#uploads.set(id, { asset, model });
      return id;
    });
    this.#sorted = [...this.#uploads.values()].map(({ asset }) => asset).sort(inOrder);
    return added;
  }

  upload(id: string): EmbeddedAsset | undefined {
    return this.#uploads.get(id)?.asset;
  }

  /** The row whose picture an upload shows. */
  modelOf(id: string): number | undefined {
    return this.#uploads.get(id)?.model;
  }

  *uploaded({ order, from = '', to = '9' }: TimeRange): Generator<EmbeddedAsset, undefined> {
    const within = this.#sorted.filter(({ fileCreatedAt: at }) => at >= from && at <= to);
    yield* order === 'asc' ? within : within.reverse();
  }

  /** Rows by chance, no row twice in one call. */
  #some(count: number): number[] {
    const rows = new Set<number>();
    while (rows.size < Math.min(count, this.#rows))
      rows.add(mixed(this.#drawn++, 99, this.#seed) % this.#rows);
    return [...rows];
  }
}

const inOrder = (a: EmbeddedAsset, b: EmbeddedAsset): number => {
  if (a.fileCreatedAt !== b.fileCreatedAt) return a.fileCreatedAt < b.fileCreatedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};
