import { Readable } from 'node:stream';
import sharp from 'sharp';
import type {
  Catalogue,
  CatalogueTotals,
  EmbeddedAsset,
  ImageFile,
  ImageSize,
  OriginalFile,
  TimeRange,
} from '../catalogue.ts';
import { stableId } from '../stable-id.ts';
import { rowOfId } from './row-hash.ts';
import { describeRow, HOME_LIBRARY, type Mix, type RowSource, shapeOf, variantOf } from './rows.ts';
import { timeline } from './timeline.ts';
import { Unrest } from './unrest.ts';
import { drawVariants, type Variant } from './variants.ts';

export interface SyntheticOptions {
  /** 1 to 1,000,000 (any number that fits 32 bits works). */
  readonly assets: number;
  readonly seed: number;
  readonly mix?: Mix;
  /** Different pictures of each of six shapes (default 40). */
  readonly variants?: number;
}

type Totals = Readonly<Record<'timeline' | 'archive', CatalogueTotals>>;

const owner = {
  id: stableId('synthetic', 'owner'),
  name: 'Synthetic',
  email: 'synthetic@example.com',
  createdAt: '2012-01-01T00:00:00.000Z',
};
const partner = stableId('synthetic', 'partner');
const drawnAt = new Date('2026-03-01T00:00:00Z');

/**
 * A library of any size that holds none of its assets in memory: each is worked out from its number when
 * asked for. It can be disturbed like a library in use (`touch`, `upload`, `trashSome`).
 */
export async function openSyntheticCatalogue(options: SyntheticOptions): Promise<SyntheticCatalogue> {
  const { assets: rows, seed, mix = HOME_LIBRARY, variants = 40 } = options;
  if (!Number.isSafeInteger(rows) || rows < 1)
    throw new RangeError(`A synthetic catalogue needs at least one asset, not ${rows}.`);
  const pool = await drawVariants(variants, seed);
  return new SyntheticCatalogue({ rows, seed, mix, times: timeline(rows, seed), pool });
}

export class SyntheticCatalogue implements Catalogue {
  readonly owner = owner;
  readonly #source: RowSource;
  readonly #unrest: Unrest;
  #totals: Totals | undefined;

  constructor(source: RowSource) {
    this.#source = source;
    this.#unrest = new Unrest(source.rows, source.seed, (row) => this.#plain(row));
  }

  *walk(range: TimeRange): Iterable<EmbeddedAsset> {
    const forward = range.order === 'asc';
    const late = this.#unrest.uploaded(range);
    let next = late.next();
    for (const row of this.#rowsIn(range)) {
      const asset = this.#row(row);
      while (!next.done && precedes(next.value, asset) === forward) {
        yield next.value;
        next = late.next();
      }
      yield asset;
    }
    for (; !next.done; next = late.next()) yield next.value;
  }

  /** A row that nothing happened to was updated when it was taken. */
  *#rowsIn({ from, to, order, updatedFrom }: TimeRange): Iterable<number> {
    const { times, rows } = this.#source;
    const first = from === undefined ? 0 : times.firstFrom(Date.parse(from));
    const end = to === undefined ? rows : times.firstFrom(Date.parse(to) + 1);
    const late =
      updatedFrom === undefined ? first : Math.max(first, times.firstFrom(Date.parse(updatedFrom)));
    const early = late > first ? this.#unrest.changedRows(first, Math.min(late, end)) : [];
    const size = early.length + Math.max(0, end - late);
    for (let step = 0; step < size; step++) {
      const at = order === 'asc' ? step : size - 1 - step;
      yield early[at] ?? late + at - early.length;
    }
  }

  asset(id: string): EmbeddedAsset | undefined {
    const row = rowOfId(id, this.#source.rows, this.#source.seed);
    return row === undefined ? this.#unrest.upload(id) : this.#row(row);
  }

  async image(asset: EmbeddedAsset, size: ImageSize): Promise<ImageFile | null> {
    const variant = asset.type === 'IMAGE' ? this.#variant(asset.id) : undefined;
    if (!variant) return null;
    if (size === 'thumbnail')
      return { bytes: variant.thumbnail, contentType: 'image/webp', modifiedAt: drawnAt };
    const bytes = await sharp(variant.thumbnail)
      .resize(1440, 1440, { fit: 'outside' })
      .jpeg({ quality: 80 })
      .toBuffer();
    return { bytes, contentType: 'image/jpeg', modifiedAt: drawnAt };
  }

  /** Only a head and a tail of a JPEG: nobody has this much disk. */
  async original(asset: EmbeddedAsset): Promise<OriginalFile | null> {
    const size = asset.exif.fileSizeInByte;
    const read = (start: number, end: number): Readable => {
      const bytes = Buffer.alloc(end - start + 1, 0x5a);
      const put = (at: number, value: number): void => {
        if (at >= start && at <= end) bytes[at - start] = value;
      };
      for (const [at, value] of [
        [0, 0xff],
        [1, 0xd8],
        [size - 2, 0xff],
        [size - 1, 0xd9],
      ] as const)
        put(at, value);
      return Readable.from([bytes]);
    };
    return { size, modifiedAt: drawnAt, read };
  }

  /** Counted once, by walking; anew after an upload or a trashing. */
  totals(visibility: 'timeline' | 'archive'): CatalogueTotals {
    this.#totals ??= this.#count();
    return this.#totals[visibility];
  }

  /** Bumps `updatedAt` of this share of the assets (0.01: 1 %). Returns their ids. */
  touch(share: number, at: Date): string[] {
    return this.#unrest.touch(share, at);
  }

  /** New assets: of today, and of any day before (a phone that catches up). Returns their ids. */
  upload(count: number, at: Date): string[] {
    this.#totals = undefined;
    return this.#unrest.add(count, at);
  }

  /** Puts assets into the trash, as another client of the library would. Returns their ids. */
  trashSome(count: number, at: Date): string[] {
    this.#totals = undefined;
    return this.#unrest.trash(count, at);
  }

  #plain(row: number): EmbeddedAsset {
    return describeRow(this.#source, row, { partner });
  }

  #row(row: number): EmbeddedAsset {
    return this.#unrest.changed(row, this.#plain(row));
  }

  #variant(id: string): Variant | undefined {
    const { pool, rows, seed } = this.#source;
    const row = rowOfId(id, rows, seed) ?? this.#unrest.modelOf(id);
    return row === undefined ? undefined : variantOf(pool, shapeOf(this.#source, row), row, seed);
  }

  #count(): Totals {
    const totals = {
      timeline: { images: 0, videos: 0, bytes: 0 },
      archive: { images: 0, videos: 0, bytes: 0 },
    };
    for (const { visibility, trashedAt, type, exif } of this.walk({ order: 'asc' })) {
      if ((visibility !== 'timeline' && visibility !== 'archive') || trashedAt) continue;
      const counted = totals[visibility];
      if (type === 'IMAGE') counted.images++;
      else counted.videos++;
      counted.bytes += exif.fileSizeInByte;
    }
    return totals;
  }
}

const precedes = (a: EmbeddedAsset, b: EmbeddedAsset): boolean =>
  a.fileCreatedAt < b.fileCreatedAt || (a.fileCreatedAt === b.fileCreatedAt && a.id < b.id);
