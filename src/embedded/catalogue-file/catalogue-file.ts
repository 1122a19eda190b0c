import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import type {
  Catalogue,
  EmbeddedAsset,
  ImageFile,
  ImageSize,
  OriginalFile,
  TimeRange,
} from '../catalogue.ts';
import { SortedAssets } from '../folder/sorted-assets.ts';
import { stableId } from '../stable-id.ts';
import { type Disclosure, describeRow } from './describe-row.ts';
import { type CatalogueRow, readRows } from './read-rows.ts';
import { thumbhashesOf } from './thumbhashes.ts';

export interface CatalogueFileOptions extends Partial<Disclosure> {
  /** JSON lines, an image each. */
  readonly labels: string;
  /** Folder of the thumbnails that the rows name. */
  readonly thumbs: string;
  /** Folder of the originals, for the rows that have theirs in the pack. */
  readonly originals?: string;
  /** Where the thumbhashes are kept between runs. */
  readonly cacheFolder: string;
  /** Serves only some of the rows. */
  readonly only?: (row: CatalogueRow) => boolean;
}

const owner = {
  id: stableId('catalogue file', 'owner'),
  name: 'Catalogue file',
  email: 'catalogue@example.com',
  createdAt: '2000-01-01T00:00:00.000Z',
};

/** The asset id under which a row is served. */
export const assetIdOf = (rowId: string): string => stableId('catalogue file', rowId);

/**
 * Serves a described collection as a library: metadata from the file, thumbnails as they lie there.
 * @throws Error that names the line of the file that cannot be understood.
 */
export async function openCatalogueFile(options: CatalogueFileOptions): Promise<Catalogue> {
  const { labels, thumbs, originals, cacheFolder, only = () => true } = options;
  const { names = 'realistic', dimensions = 'true' } = options;
  const rows = (await readRows(labels)).filter(only);
  const thumbFile = (row: CatalogueRow): string | undefined =>
    row.thumb ? join(thumbs, basename(row.thumb)) : undefined;
  const hashes = await thumbhashesOf(
    rows.flatMap((row) => thumbFile(row) ?? []),
    cacheFolder,
  );
  const assets = new SortedAssets();
  const files = new Map<string, Files>();
  for (const row of rows) {
    const thumbnail = thumbFile(row);
    const thumbhash = thumbnail === undefined ? null : (hashes.get(thumbnail) ?? null);
    const asset = describeRow(row, thumbhash, { names, dimensions });
    const original =
      originals && row.original_in_pack && row.file ? join(originals, basename(row.file)) : undefined;
    assets.set(asset);
    files.set(asset.id, { thumbnail, original });
  }
  return new CatalogueFile(assets, files);
}

interface Files {
  readonly thumbnail: string | undefined;
  readonly original: string | undefined;
}

class CatalogueFile implements Catalogue {
  readonly owner = owner;
  readonly #assets: SortedAssets;
  readonly #files: ReadonlyMap<string, Files>;

  constructor(assets: SortedAssets, files: ReadonlyMap<string, Files>) {
    this.#assets = assets;
    this.#files = files;
  }

  walk(range: TimeRange): Iterable<EmbeddedAsset> {
    return this.#assets.walk(range);
  }

  asset(id: string): EmbeddedAsset | undefined {
    return this.#assets.get(id);
  }

  async image(asset: EmbeddedAsset, size: ImageSize): Promise<ImageFile | null> {
    const { thumbnail, original } = this.#files.get(asset.id) ?? {};
    if (thumbnail === undefined) return null;
    try {
      const modifiedAt = (await stat(thumbnail)).mtime;
      if (size === 'thumbnail')
        return { bytes: await readFile(thumbnail), contentType: 'image/webp', modifiedAt };
      return original === undefined
        ? null
        : { bytes: await previewOf(original), contentType: 'image/jpeg', modifiedAt };
    } catch {
      return null;
    }
  }

  async original(asset: EmbeddedAsset): Promise<OriginalFile | null> {
    const path = this.#files.get(asset.id)?.original;
    const stats = path === undefined ? null : await stat(path).catch(() => null);
    if (path === undefined || stats === null) return null;
    return {
      size: stats.size,
      modifiedAt: stats.mtime,
      read: (start, end) => createReadStream(path, { start, end }),
    };
  }
}

/** Immich's preview: upright, short side 1440 px, never enlarged. */
const previewOf = (original: string): Promise<Buffer> =>
  sharp(original, { failOn: 'none' })
    .rotate()
    .resize(1440, 1440, { fit: 'outside', withoutEnlargement: true })
    .toColourspace('srgb')
    .jpeg({ quality: 80 })
    .toBuffer();
