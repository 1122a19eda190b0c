import type { Readable } from 'node:stream';

/**
 * What the embedded server needs to know of a library before anybody has touched it. A catalogue knows assets
 * and their bytes; favourites, albums, tags, archive and (unless it moves files itself) trash are kept by the
 * server on top of it. So a catalogue may make its assets up while it is asked, and need not hold them in memory.
 */
export interface Catalogue {
  readonly owner: CatalogueOwner;
  /**
   * Assets in the order of (`fileCreatedAt`, `id`), trashed ones included. Must reach the first asset of the
   * range without walking what lies before it: a scan of a million assets asks for the range a thousand times.
   * The caller stops early.
   */
  walk(range: TimeRange): Iterable<EmbeddedAsset>;
  /** Undefined: there is no such asset. */
  asset(id: string): EmbeddedAsset | undefined;
  /**
   * The picture in one of Immich's two sizes. Null: there is none (cannot be decoded, unsupported, video).
   * May take its time; must not throw for a bad file.
   */
  image(asset: EmbeddedAsset, size: ImageSize): Promise<ImageFile | null>;
  /** Null: the file is lost, or there never was one. */
  original(asset: EmbeddedAsset): Promise<OriginalFile | null>;
  /** A shortcut for totals of what is not in the trash. Without it the server counts by walking. */
  totals?(visibility: 'timeline' | 'archive'): CatalogueTotals;
  /** How far reading the library has come. Without it everything is ready at once. */
  progress?(): CatalogueProgress;
  /** Resolves when `progress().ready`. */
  whenReady?(): Promise<void>;
  /** Catalogues that move files on trash and restore; their assets' `trashedAt` is then the truth. */
  readonly trash?: CatalogueTrash;
  /** Where what people did (favourites, albums, tags …) outlives the process. Without it, it is forgotten. */
  readonly memory?: LibraryMemory;
  /** Releases files and child processes. */
  close?(): Promise<void>;
}

export interface CatalogueTotals {
  readonly images: number;
  readonly videos: number;
  readonly bytes: number;
}

/** Both ends inclusive; ISO 8601 UTC with milliseconds, as in `fileCreatedAt`. */
export interface TimeRange {
  readonly order: 'asc' | 'desc';
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What was not updated from then on may be left out: an index that not every catalogue has. */
  readonly updatedFrom?: string | undefined;
}

export interface CatalogueOwner {
  /** UUID, version 4 in shape, the same after a restart. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
}

export type AssetType = 'IMAGE' | 'VIDEO';
export type AssetVisibility = 'timeline' | 'archive' | 'hidden' | 'locked';
export type ImageSize = 'thumbnail' | 'preview';

/** One asset as Immich would describe it. All dates are ISO 8601 UTC with milliseconds (`2024-05-05T10:00:00.000Z`). */
export interface EmbeddedAsset {
  /** UUID, version 4 in shape (the server refuses others, as Immich does). */
  readonly id: string;
  readonly type: AssetType;
  readonly originalPath: string;
  readonly originalFileName: string;
  /** By extension, as Immich does it. */
  readonly originalMimeType: string;
  /** Base64 SHA-1 of the content; of the path in an external library. */
  readonly checksum: string;
  /** Base64; null while pending, for videos without a frame, and for what cannot be decoded. */
  readonly thumbhash: string | null;
  readonly fileCreatedAt: string;
  readonly fileModifiedAt: string;
  /** Local wall-clock time written as if it were UTC. */
  readonly localDateTime: string;
  /** When the library learned of it. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Pixels as displayed (orientation applied); null when unreadable or pending. */
  readonly width: number | null;
  readonly height: number | null;
  /** Milliseconds; null for still images. */
  readonly durationMs: number | null;
  readonly exif: EmbeddedExif;
  /** Defaults: timeline, not favourite, not trashed, an upload. What people change later is kept by the server. */
  readonly visibility?: AssetVisibility;
  readonly isFavorite?: boolean;
  readonly trashedAt?: string | null;
  readonly libraryId?: string | null;
  readonly isOffline?: boolean;
  readonly livePhotoVideoId?: string | null;
  readonly duplicateId?: string | null;
  readonly isEdited?: boolean;
  /** A partner's, who shares it into the timeline. Default: the catalogue's owner. */
  readonly ownerId?: string;
  readonly people?: readonly EmbeddedPerson[];
}

/** Immich's exifInfo; `fileSizeInByte` of 0 is reported as null by the server, as Immich does. */
export interface EmbeddedExif {
  readonly make: string | null;
  readonly model: string | null;
  /** As stored in the file, before orientation. */
  readonly exifImageWidth: number | null;
  readonly exifImageHeight: number | null;
  readonly fileSizeInByte: number;
  /** "1" to "8". */
  readonly orientation: string | null;
  /** Null only while pending. */
  readonly dateTimeOriginal: string | null;
  readonly modifyDate: string | null;
  readonly timeZone: string | null;
  readonly lensModel: string | null;
  readonly fNumber: number | null;
  readonly focalLength: number | null;
  readonly iso: number | null;
  readonly exposureTime: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly country: string | null;
  readonly description: string;
  readonly projectionType: string | null;
  readonly rating: number | null;
}

export interface EmbeddedPerson {
  readonly id: string;
  /** Empty: not named yet. */
  readonly name: string;
  readonly isFavorite?: boolean;
  readonly isHidden?: boolean;
}

export interface ImageFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly modifiedAt: Date;
}

export interface OriginalFile {
  readonly size: number;
  readonly modifiedAt: Date;
  /** Bytes `start` to `end`, both inclusive and within the file. */
  read(start: number, end: number): Readable;
}

export interface CatalogueProgress {
  readonly done: number;
  readonly total: number;
  readonly ready: boolean;
}

export interface CatalogueTrash {
  /** Moves the files away; all or nothing as far as the file system lets it. `at`: ISO 8601 UTC. */
  move(ids: readonly string[], at: string): Promise<void>;
  restore(ids: readonly string[], at: string): Promise<void>;
}

/** Stores one JSON document atomically. */
export interface LibraryMemory {
  read(): Promise<unknown>;
  write(document: unknown): Promise<void>;
  /** Puts a document that nobody understands out of the way, so that the next write does not destroy it. */
  setAside?(): Promise<void>;
}

/** For catalogues that know nothing but size: every other field as Immich fills it for a file without EXIF. */
/** Of the picture itself nothing is known. */
export const unknownCapture: Omit<EmbeddedExif, 'fileSizeInByte' | 'dateTimeOriginal' | 'modifyDate'> = {
  make: null,
  model: null,
  exifImageWidth: null,
  exifImageHeight: null,
  orientation: null,
  timeZone: null,
  lensModel: null,
  fNumber: null,
  focalLength: null,
  iso: null,
  exposureTime: null,
  latitude: null,
  longitude: null,
  city: null,
  state: null,
  country: null,
  description: '',
  projectionType: null,
  rating: null,
};

export const emptyExif: EmbeddedExif = {
  ...unknownCapture,
  fileSizeInByte: 0,
  dateTimeOriginal: null,
  modifyDate: null,
};

/** Something a catalogue will not or cannot do, in words for a person; the server answers 400 with them. */
export class CatalogueRefusal extends Error {}
