/**
 * Facts: what is known of an asset before anybody judges it. They come from Immich's metadata alone
 * (one search page, no download) and are stored as they came, so that a new policy can judge again
 * without asking Immich anything.
 *
 * `null` always means "the server did not say", never "there is none": a signal must answer
 * "not applicable" to it, not "absent".
 */

declare const assetIdBrand: unique symbol;

/** Immich's id of an asset: a lower-case UUID. */
export type AssetId = string & { readonly [assetIdBrand]: true };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads an asset id. Throws `TypeError` for anything but a UUID, since ids end up in URLs. */
export function assetId(text: string): AssetId {
  const lower = text.toLowerCase();
  if (!UUID.test(lower)) throw new TypeError(`"${text}" is not an asset id (a UUID is expected).`);
  return lower as AssetId;
}

/** True where `text` is a UUID and could be an asset id. */
export function isAssetId(text: string): text is AssetId {
  return UUID.test(text);
}

/** What Immich read from the file's EXIF. All fields null: the file carries no camera data. */
export interface CameraFacts {
  readonly make: string | null;
  readonly model: string | null;
  readonly lensModel: string | null;
  readonly fNumber: number | null;
  /** Millimetres. */
  readonly focalLength: number | null;
  readonly iso: number | null;
  /** As Immich writes it: "1/125", "0.5". */
  readonly exposureTime: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Only files with a real EXIF date have one; `dateTimeOriginal` is always filled and proves nothing. */
  readonly timeZone: string | null;
  readonly projectionType: string | null;
}

export interface Person {
  readonly id: string;
  /** Empty for a face that nobody has named yet. */
  readonly name: string;
}

export interface AssetFacts {
  readonly id: AssetId;
  readonly type: 'image' | 'video';
  readonly visibility: 'timeline' | 'archive';
  /** `originalFileName` exactly as Immich gave it: data, never markup. */
  readonly fileName: string;
  /**
   * The path as the person knows it: of external libraries and folders. Null for uploads, where
   * Immich's own storage path says nothing about the picture.
   */
  readonly path: string | null;
  readonly mimeType: string | null;
  /** Pixels as displayed (EXIF orientation applied, edits followed). */
  readonly width: number | null;
  readonly height: number | null;
  /** File size. Immich answers null for an empty file. */
  readonly bytes: number | null;
  /** ISO 8601 UTC, Immich's `fileCreatedAt`: the date taken, or the file's own date. */
  readonly takenAt: string;
  readonly modifiedAt: string;
  /** ISO 8601 UTC, when Immich received it; null before Immich 2. */
  readonly uploadedAt: string | null;
  readonly updatedAt: string;
  /** Base64 thumbhash; null = no thumbnail: pending, failed or an unsupported format. */
  readonly thumbhash: string | null;
  /** Base64 SHA-1. */
  readonly checksum: string;
  /** External libraries hash the path, so equal checksums there say nothing about the content. */
  readonly checksumOf: 'content' | 'path';
  /** Null when the server sent no EXIF row at all: unknown, not "no camera". */
  readonly camera: CameraFacts | null;
  /** Milliseconds; null for still images. */
  readonly durationMs: number | null;
  readonly isFavorite: boolean;
  readonly isEdited: boolean;
  readonly isOffline: boolean;
  /** 1–5; null = not rated. */
  readonly rating: number | null;
  readonly description: string;
  readonly livePhotoVideoId: string | null;
  readonly libraryId: string | null;
  /** Immich's own duplicate group. */
  readonly duplicateId: string | null;
  /** Null when people were not asked for. */
  readonly people: readonly Person[] | null;
}

/** An album that an asset is in, and whether it protects (`counts`) under the person's settings. */
export interface AlbumMembership {
  readonly id: string;
  readonly name: string;
  readonly counts: boolean;
}

/**
 * What search results never say: albums, tags and stacks, found by set difference over plain scans.
 * Null as a whole where the key lacks the permission or the server was not asked yet.
 */
export interface Memberships {
  readonly albums: readonly AlbumMembership[];
  /** Tag values set by a person; our own `image-cleaner/…` tags are left out. */
  readonly tags: readonly string[];
  readonly isStacked: boolean;
}
