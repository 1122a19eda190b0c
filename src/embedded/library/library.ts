import { randomUUID } from 'node:crypto';
import type { Catalogue, CatalogueTotals, EmbeddedAsset, TimeRange } from '../catalogue.ts';
import { emptyDocument, type LibraryDocument, libraryDocument } from './document.ts';
import { type AssetMarks, withMarks } from './marks.ts';

export interface Album {
  readonly id: string;
  name: string;
  description: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly assetIds: Set<string>;
}

export interface Tag {
  readonly id: string;
  readonly parentId: string | null;
  /** The whole path, "Parent/Child". */
  readonly value: string;
  color: string | null;
  readonly createdAt: string;
  updatedAt: string;
  readonly assetIds: Set<string>;
}

export interface Stack {
  readonly id: string;
  primaryAssetId: string;
  readonly assetIds: Set<string>;
}

export interface StoredValue {
  readonly key: string;
  readonly value: Record<string, unknown>;
  readonly updatedAt: string;
}

type Change = Omit<AssetMarks, 'trashedAt' | 'updatedAt'>;

/** A catalogue with what people did to it: the state behind every route. */
export class Library {
  readonly catalogue: Catalogue;
  readonly albums = new Map<string, Album>();
  readonly tags = new Map<string, Tag>();
  readonly stacks = new Map<string, Stack>();
  readonly values = new Map<string, Map<string, StoredValue>>();
  readonly #marks: Map<string, AssetMarks>;
  readonly #now: () => Date;
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(catalogue: Catalogue, now: () => Date, document: LibraryDocument = emptyDocument()) {
    this.catalogue = catalogue;
    this.#now = now;
    this.#marks = new Map(document.marks as [string, AssetMarks][]);
    for (const album of document.albums)
      this.albums.set(album.id, { ...album, assetIds: new Set(album.assetIds) });
    for (const tag of document.tags) this.tags.set(tag.id, { ...tag, assetIds: new Set(tag.assetIds) });
    for (const stack of document.stacks)
      this.stacks.set(stack.id, { ...stack, assetIds: new Set(stack.assetIds) });
    for (const [id, key, value, updatedAt] of document.values)
      this.valuesOf(id).set(key, { key, value, updatedAt });
  }

  /** Reads the library's memory. One that cannot be understood is set aside and not used. */
  static async open(catalogue: Catalogue, now: () => Date): Promise<Library> {
    const document = await catalogue.memory?.read();
    const parsed = libraryDocument.safeParse(document);
    if (!parsed.success && document != null) await catalogue.memory?.setAside?.();
    return new Library(catalogue, now, parsed.success ? parsed.data : emptyDocument());
  }

  now(): string {
    return this.#now().toISOString();
  }

  newId(): string {
    return randomUUID();
  }

  asset(id: string): EmbeddedAsset | undefined {
    const asset = this.catalogue.asset(id);
    return asset && withMarks(asset, this.#marks.get(id));
  }

  *walk(range: TimeRange): Iterable<EmbeddedAsset> {
    // The catalogue does not know what was marked since.
    const known = this.#marks.size === 0 ? range : { ...range, updatedFrom: undefined };
    for (const asset of this.catalogue.walk(known)) yield withMarks(asset, this.#marks.get(asset.id));
  }

  /** The catalogue's own totals, which hold as long as nothing was changed; undefined: to be counted by walking. */
  totals(visibility: 'timeline' | 'archive'): CatalogueTotals | undefined {
    return this.#marks.size === 0 ? this.catalogue.totals?.(visibility) : undefined;
  }

  /** Marks the assets and bumps their `updatedAt`. */
  change(ids: readonly string[], change: Change): void {
    const updatedAt = this.now();
    for (const id of ids) this.#marks.set(id, { ...this.#marks.get(id), ...change, updatedAt });
  }

  touch(ids: readonly string[]): void {
    this.change(ids, {});
  }

  /** Already trashed ones get a new trash date, as in Immich. */
  async trash(ids: readonly string[]): Promise<void> {
    const at = this.now();
    await this.catalogue.trash?.move(ids, at);
    this.#setTrashedAt(ids, at);
  }

  async restore(ids: readonly string[]): Promise<void> {
    await this.catalogue.trash?.restore(ids, this.now());
    this.#setTrashedAt(ids, null);
  }

  #setTrashedAt(ids: readonly string[], trashedAt: string | null): void {
    const updatedAt = this.now();
    const kept = this.catalogue.trash ? {} : { trashedAt };
    for (const id of ids) this.#marks.set(id, { ...this.#marks.get(id), ...kept, updatedAt });
  }

  valuesOf(id: string): Map<string, StoredValue> {
    const values = this.values.get(id) ?? new Map<string, StoredValue>();
    this.values.set(id, values);
    return values;
  }

  /** Resolves once everything changed so far is stored; several changes share one write. */
  save(): Promise<void> {
    const { memory } = this.catalogue;
    if (!memory) return Promise.resolve();
    this.#next ??= this.#writing
      .catch(() => undefined)
      .then(() => {
        this.#next = null;
        this.#writing = memory.write(this.#document());
        return this.#writing;
      });
    return this.#next;
  }

  /** Resolves once what was being stored is stored. */
  async settled(): Promise<void> {
    await (this.#next ?? this.#writing);
  }

  #document(): LibraryDocument {
    const plain = <T extends { assetIds: Set<string> }>(all: Map<string, T>) =>
      [...all.values()].map((one) => ({ ...one, assetIds: [...one.assetIds] }));
    return {
      version: 1,
      marks: [...this.#marks],
      albums: plain(this.albums),
      tags: plain(this.tags),
      stacks: plain(this.stacks),
      values: [...this.values].flatMap(([id, values]) =>
        [...values.values()].map(({ key, value, updatedAt }): LibraryDocument['values'][number] => [
          id,
          key,
          value,
          updatedAt,
        ]),
      ),
    };
  }
}
