import type { Readable } from 'node:stream';
import type { AssetFacts, AssetId } from '../domain/asset-facts.ts';

/**
 * Everything the rest of the program may ask of an Immich server while it analyses: reading only.
 * (What changes an Immich library stands in actions.ts, and takes approved ids only.)
 * Every call takes an AbortSignal and throws the errors of errors.ts, each with its foreign `cause`.
 */
export interface ImmichLibrary {
  /** The account that the key belongs to. */
  me(signal: AbortSignal): Promise<ImmichUser>;
  server(signal: AbortSignal): Promise<ServerDescription>;
  /** How many own image and video assets the timeline and the archive hold: a progress total, not a promise. */
  count(signal: AbortSignal): Promise<number>;
  /**
   * Own assets of one visibility in ascending `fileCreatedAt`, by keyset. Misses nothing that was there
   * throughout and yields no id twice. Trashed, hidden, locked and partners' assets never appear.
   */
  scan(options: ScanOptions, signal: AbortSignal): AsyncIterable<ScanPage>;
  /** Ids in the answer of a plain keyset scan with a membership filter (for set difference). */
  scanIds(filter: MembershipFilter, signal: AbortSignal): AsyncIterable<readonly AssetId[]>;
  albums(signal: AbortSignal): Promise<readonly Album[]>;
  tags(signal: AbortSignal): Promise<readonly Tag[]>;
  /** Null: gone, trashed, or not ours. */
  asset(id: AssetId, signal: AbortSignal): Promise<AssetFacts | null>;
  /** One asset with its albums, tags and stack, just before it is acted on. Null as for `asset`. */
  inspect(id: AssetId, signal: AbortSignal): Promise<InspectedAsset | null>;
  /** Where an asset is: in the library, in the trash, or nowhere (deleted, hidden, locked, not ours). */
  standing(id: AssetId, signal: AbortSignal): Promise<Standing>;
  /**
   * Own trashed assets, a page at a time: what was there before us is never ours to restore.
   * `since` (ISO 8601 UTC, the server's time) leaves out what was trashed before it.
   */
  trashedIds(signal: AbortSignal, since?: string): AsyncIterable<readonly AssetId[]>;
  /** Null: Immich has none (pending, failed and unsupported look alike). */
  thumbnail(id: AssetId, size: 'thumbnail' | 'preview', signal: AbortSignal): Promise<ImageBytes | null>;
  /** First and last bytes of the original by Range. Null: the file is lost or the key lacks asset.download. */
  originalEnds(
    id: AssetId,
    want: { readonly head: number; readonly tail: number; readonly size: number | null },
    signal: AbortSignal,
  ): Promise<OriginalEnds | null>;
  /**
   * The whole original, streamed with backpressure. Null: the file is lost, or not ours. Throws
   * `MissingPermission` without `asset.download`.
   */
  original(id: AssetId, signal: AbortSignal): Promise<OriginalFile | null>;
  /** OCR boxes of one asset; null where the server has no OCR. An empty list may mean "not run". */
  text(id: AssetId, signal: AbortSignal): Promise<readonly TextBox[] | null>;
  /** Faces of one asset, unnamed ones too; null where the key lacks `face.read` or the asset is not ours. */
  faces(id: AssetId, signal: AbortSignal): Promise<readonly FaceBox[] | null>;
  /** Own timeline images in order of rank, best first; null where smart search is off or unreachable. */
  smartSearch(query: string, limit: number, signal: AbortSignal): Promise<readonly AssetId[] | null>;
  /** Releases sockets. */
  close(): Promise<void>;
}

export type Standing = 'there' | 'trashed' | 'gone';

export interface ImmichUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface ServerDescription {
  readonly version: string;
  /** The server's own clock at the time of the answer (its Date header), ISO 8601 UTC: the watermark of a later run. */
  readonly now: string;
  readonly trashEnabled: boolean;
  readonly trashDays: number;
  readonly features: {
    readonly smartSearch: boolean;
    readonly ocr: boolean;
    readonly facialRecognition: boolean;
    readonly duplicateDetection: boolean;
  };
  /** Where people open Immich in the browser; null = use the API's own address. */
  readonly externalDomain: string | null;
}

export interface ScanOptions {
  readonly visibility: 'timeline' | 'archive';
  /** Continue here: the cursor of the last page that was stored. */
  readonly after?: ScanCursor;
  /** Only what changed since, ISO 8601 UTC (later runs). */
  readonly updatedAfter?: string;
  readonly pageSize: number;
}

/** Serialisable: a run stores it and resumes from it. */
export interface ScanCursor {
  readonly takenAfter: string;
  /** Ids already seen at exactly that time. */
  readonly seen: readonly AssetId[];
}

export interface ScanPage {
  readonly assets: readonly AssetFacts[];
  readonly cursor: ScanCursor;
  /** Rows that could not be read, with the field that was wrong: reported, never fatal. */
  readonly rejected: readonly { readonly id: string; readonly reason: string }[];
}

export type MembershipFilter =
  | { readonly kind: 'album'; readonly albumId: string }
  | { readonly kind: 'tag'; readonly tagId: string }
  | { readonly kind: 'not_in_album' }
  | { readonly kind: 'untagged' }
  | { readonly kind: 'not_stacked' };

export interface Album {
  readonly id: string;
  readonly name: string;
  readonly assetCount: number;
}

export interface InspectedAsset {
  readonly facts: AssetFacts;
  /** Null where the key lacks `album.read`. */
  readonly albums: readonly Album[] | null;
  /** Full paths of all tags, ours included; null where the server does not say. */
  readonly tags: readonly string[] | null;
  readonly isStacked: boolean;
}

export interface Tag {
  readonly id: string;
  /** Full path, "Parent/Child". */
  readonly value: string;
}

export interface ImageBytes {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

export interface OriginalEnds {
  readonly head: Uint8Array;
  /** Empty where the head already covers the whole file, or the server does not answer ranges. */
  readonly tail: Uint8Array;
  /** Bytes of the whole file as the server stated it; null = not stated. */
  readonly size: number | null;
}

export interface OriginalFile {
  /** As the server stated it; null = not stated. */
  readonly size: number | null;
  /** To be read to its end or destroyed; it errors where the connection breaks. */
  readonly bytes: Readable;
}

/** Corners as fractions of the frame. */
export interface TextBox {
  readonly text: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Corners as fractions of the frame. */
export interface FaceBox {
  /** Null: Immich has not put the face to a person. */
  readonly personId: string | null;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
