import { access, constants, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Catalogue,
  CatalogueOwner,
  CatalogueProgress,
  CatalogueTrash,
  EmbeddedAsset,
  ImageFile,
  ImageSize,
  LibraryMemory,
  OriginalFile,
  TimeRange,
} from '../catalogue.ts';
import { describeAsset } from './describe-asset.ts';
import { decodable, type Examiner, readRange } from './examine.ts';
import type { CachedExamination, ExaminedCache } from './examined-cache.ts';
import type { FolderTrash, TrashedFile } from './folder-trash.ts';
import { Ingestion } from './ingestion.ts';
import { fileMemory } from './library-memory.ts';
import type { KnownFile } from './list-files.ts';
import { LivePhotos } from './live-photos.ts';
import type { LocalFile } from './local-file.ts';
import { makePictures, makePreview } from './pictures.ts';
import { SortedAssets } from './sorted-assets.ts';
import type { WalkProblem } from './walk-folder.ts';

export interface FolderCatalogue extends Catalogue {
  readonly memory: LibraryMemory;
  readonly trash: CatalogueTrash;
  progress(): CatalogueProgress;
  whenReady(): Promise<void>;
  close(): Promise<void>;
  /** False: exiftool cannot run (perl is missing?), and only basic EXIF of common formats is read. */
  readonly hasExiftool: boolean;
  /** Folders and files that could not be looked at. */
  readonly problems: readonly WalkProblem[];
}

export interface FolderParts {
  /** Its real path. */
  readonly folder: string;
  readonly owner: CatalogueOwner;
  readonly known: Map<string, KnownFile>;
  readonly cache: ExaminedCache;
  readonly cacheFolder: string;
  readonly trash: FolderTrash;
  readonly examiner: Examiner;
  readonly concurrency: number;
  readonly problems: readonly WalkProblem[];
  readonly now: () => Date;
}

/** A folder that has been listed and is being read. */
export class OpenFolder implements FolderCatalogue {
  readonly owner: CatalogueOwner;
  readonly problems: readonly WalkProblem[];
  readonly hasExiftool: boolean;
  readonly memory: LibraryMemory;
  readonly trash: CatalogueTrash;
  readonly #parts: FolderParts;
  readonly #assets = new SortedAssets();
  readonly #live = new LivePhotos();
  readonly #openedAt: string;
  readonly #ingestion: Ingestion;
  #moving: Promise<void> = Promise.resolve();

  constructor(parts: FolderParts) {
    this.#parts = parts;
    this.owner = parts.owner;
    this.problems = parts.problems;
    this.hasExiftool = parts.examiner.exiftool !== null;
    this.memory = fileMemory(join(parts.cacheFolder, 'library.json'));
    this.#openedAt = parts.now().toISOString();
    this.trash = {
      move: (ids, at) => this.#inTurn(() => this.#trash(ids, at)),
      restore: (ids) => this.#inTurn(() => this.#restore(ids)),
    };
    for (const [id, known] of parts.known) this.#describe(id, known);
    const unread = [...parts.known].filter(([, known]) => known.examination === undefined);
    this.#ingestion = new Ingestion(
      { ...parts, learn: (id, examination) => this.#learn(id, examination) },
      unread.map(([id, { file }]) => ({ id, file: () => parts.known.get(id)?.file ?? file })),
      parts.known.size - unread.length,
    );
  }

  walk(range: TimeRange): Iterable<EmbeddedAsset> {
    return this.#assets.walk(range);
  }

  asset(id: string): EmbeddedAsset | undefined {
    return this.#assets.get(id);
  }

  progress(): CatalogueProgress {
    return this.#ingestion.progress;
  }

  whenReady(): Promise<void> {
    return this.#ingestion.finished;
  }

  async image({ id }: EmbeddedAsset, size: ImageSize): Promise<ImageFile | null> {
    const known = this.#parts.known.get(id);
    // Not read yet, or nothing could be made of it: no picture in either size, as in Immich.
    if (!known?.examination?.thumbhash) return null;
    const { cache } = this.#parts;
    const bytes =
      (await cache.picture(id, size === 'thumbnail' ? 'thumbnail.webp' : 'preview.jpeg')) ??
      (await this.#makePicture(id, known.file, size).catch(() => null));
    if (bytes === null) return null;
    const contentType = size === 'thumbnail' ? 'image/webp' : 'image/jpeg';
    return { bytes, contentType, modifiedAt: new Date(known.examination.examinedAt) };
  }

  async original({ id }: EmbeddedAsset): Promise<OriginalFile | null> {
    const file = this.#parts.known.get(id)?.file;
    if (!file) return null;
    const stats = await lstat(file.path).catch(() => null);
    // Found out before the answer begins: a stream that fails later can only break the connection off.
    const isReadable = await access(file.path, constants.R_OK).then(
      () => true,
      () => false,
    );
    if (!stats?.isFile() || !isReadable) return null;
    return {
      size: stats.size,
      modifiedAt: stats.mtime,
      read: (start, end) => readRange(file.path, start, end),
    };
  }

  async close(): Promise<void> {
    await this.#ingestion.stop();
    await this.#moving;
    await this.#parts.examiner.heic.close();
    await this.#parts.examiner.exiftool?.close();
  }

  #describe(id: string, known: KnownFile): void {
    this.#parts.known.set(id, known);
    const { folder } = this.#parts;
    const trashedAt = known.trashed?.trashedAt ?? null;
    const surroundings = { id, folder, trashedAt, openedAt: this.#openedAt };
    const asset = describeAsset(known.file, known.examination, surroundings);
    const { livePhotoVideoId, visibility } = this.#assets.get(id) ?? {};
    this.#assets.set({
      ...asset,
      ...(livePhotoVideoId === undefined ? {} : { livePhotoVideoId }),
      ...(visibility === undefined ? {} : { visibility }),
    });
    const pair = this.#live.add(asset, known.examination?.capture.contentId ?? null);
    if (pair) this.#join(pair.still, pair.video);
  }

  /** The moving part of a live photo is hidden behind its still. */
  #join(still: string, video: string): void {
    const [photo, movie] = [this.#assets.get(still), this.#assets.get(video)];
    if (photo) this.#assets.set({ ...photo, livePhotoVideoId: video });
    if (movie) this.#assets.set({ ...movie, visibility: 'hidden' });
  }

  #learn(id: string, examination: CachedExamination): void {
    const known = this.#parts.known.get(id);
    if (known) this.#describe(id, { ...known, examination });
  }

  async #makePicture(id: string, file: LocalFile, size: ImageSize): Promise<Uint8Array | null> {
    const { cache, examiner } = this.#parts;
    const content = await decodable(file);
    if (content === null) return null;
    const bytes =
      size === 'thumbnail'
        ? (await makePictures(content, examiner.heic)).thumbnail
        : await makePreview(content, examiner.heic);
    await cache.keepPicture(id, size === 'thumbnail' ? 'thumbnail.webp' : 'preview.jpeg', bytes);
    return bytes;
  }

  /** Moves of files wait for one another. */
  #inTurn(move: () => Promise<void>): Promise<void> {
    const turn = this.#moving.then(move);
    this.#moving = turn.catch(() => undefined);
    return turn;
  }

  /** Those already in the trash get a new date only, as in Immich; that date is not kept on disk. */
  async #trash(ids: readonly string[], at: string): Promise<void> {
    const known = ids.flatMap((id) => {
      const one = this.#parts.known.get(id);
      return one ? [{ id, ...one }] : [];
    });
    const present = known.filter(({ trashed }) => trashed === null);
    const moved = present.length === 0 ? [] : await this.#parts.trash.move(present, at);
    for (const [place, trashed] of moved.entries()) this.#place(present[place]?.id, trashed.file, trashed);
    for (const { id, file, trashed } of known)
      if (trashed) this.#place(id, file, { ...trashed, trashedAt: at });
  }

  async #restore(ids: readonly string[]): Promise<void> {
    const trashed = ids.flatMap((id) => {
      const entry = this.#parts.known.get(id)?.trashed;
      return entry ? [{ id, entry }] : [];
    });
    if (trashed.length === 0) return;
    const files = await this.#parts.trash.restore(trashed.map(({ entry }) => entry));
    for (const [place, file] of files.entries()) this.#place(trashed[place]?.id, file, null);
  }

  #place(id: string | undefined, file: LocalFile, trashed: TrashedFile | null): void {
    const known = id === undefined ? undefined : this.#parts.known.get(id);
    if (id !== undefined && known) this.#describe(id, { ...known, file, trashed });
  }
}
