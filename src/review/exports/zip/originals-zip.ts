import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { AssetId } from '../../../domain/asset-facts.ts';
import type { ImmichLibrary, OriginalFile } from '../../../immich/immich-library.ts';
import type { AccountStore } from '../../../storage/account-store.ts';
import type { ResultRow } from '../../../storage/results.ts';
import { createEntryNames, MANIFEST_NAME } from './entry-names.ts';
import { verified } from './verified-stream.ts';

export interface OriginalsOptions {
  readonly store: AccountStore;
  readonly library: Pick<ImmichLibrary, 'original'>;
  readonly rows: readonly ResultRow[];
  readonly nextAfter: AssetId | null;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
  readonly signal: AbortSignal;
}

export interface ManifestFile {
  readonly asset_id: string;
  readonly file_name: string;
  readonly path: string | null;
  readonly entry: string | null;
  readonly size_bytes: number | null;
  readonly sha1: string | null;
  readonly immich_sha1: string | null;
  readonly result: 'verified' | 'unverified' | 'mismatch' | 'incomplete' | 'unreadable';
  readonly message: string | null;
  readonly taken_at: string;
  readonly category: string | null;
  readonly confidence: number;
  readonly decision: string | null;
}

export interface OriginalsZip {
  readonly stream: Readable;
  /** What became of each file. Rejects where it was broken off. */
  readonly done: Promise<readonly ManifestFile[]>;
}

/**
 * Originals as one ZIP, streamed and not compressed (pictures do not shrink), with a manifest as its last entry.
 * The first file is opened before this resolves, so that a key that may not download is an error and no
 * broken file: throws `MissingPermission` and the other errors of the library.
 */
export async function zipOriginals(options: OriginalsOptions): Promise<OriginalsZip> {
  const { rows, library, signal } = options;
  const [first] = rows;
  const opened = first === undefined ? null : await library.original(first.id, signal);
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  zip.on('error', (error: Error) => stream.destroy(error));
  const done = fill(zip, options, opened);
  // A reader that is slow holds everything up; one that goes away ends everything.
  done.catch((error: Error) => stream.destroy(error));
  return { stream, done };
}

async function fill(
  zip: ZipFile,
  options: OriginalsOptions,
  firstFile: OriginalFile | null,
): Promise<readonly ManifestFile[]> {
  const { rows, library, signal, madeAt, nextAfter } = options;
  const names = createEntryNames();
  const files: ManifestFile[] = [];
  for (const [at, row] of rows.entries()) {
    signal.throwIfAborted();
    const opening = at === 0 ? Promise.resolve(firstFile) : library.original(row.id, signal);
    const file = await opening.catch((error: unknown) => {
      signal.throwIfAborted();
      return error instanceof Error ? error : new Error(String(error));
    });
    files.push(await add(zip, row, file, names, options));
  }
  signal.throwIfAborted();
  const complete = files.every(({ result }) => result === 'verified' || result === 'unverified');
  const manifest = {
    format: 'image-cleaner-originals',
    version: 1,
    created_at: madeAt,
    complete,
    next_after: nextAfter,
    files,
  };
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), MANIFEST_NAME, {
    mtime: new Date(madeAt),
    compress: false,
  });
  zip.end();
  return files;
}

async function add(
  zip: ZipFile,
  row: ResultRow,
  file: OriginalFile | null | Error,
  names: (row: ResultRow) => string,
  { store, signal }: OriginalsOptions,
): Promise<ManifestFile> {
  const immichSha1 = contentChecksum(store, row.id);
  const described = {
    asset_id: row.id,
    file_name: row.fileName,
    path: row.path,
    entry: null,
    size_bytes: row.bytes,
    sha1: null,
    immich_sha1: immichSha1,
    taken_at: row.takenAt,
    category: row.category,
    confidence: row.confidence,
    decision: row.decision,
  };
  if (file === null || file instanceof Error)
    return {
      ...described,
      result: 'unreadable',
      message: file === null ? 'Immich does not have this file any more.' : file.message,
    };
  const entry = names(row);
  const { stream, copied } = verified(file.bytes, signal);
  zip.addReadStream(stream, entry, {
    mtime: writableTime(row.takenAt),
    compress: false,
    // The size is known at the end only: without this, 4 GB would be the limit.
    forceZip64Format: (file.size ?? LARGE) >= LARGE,
  });
  const { sha1, bytes, failure } = await copied;
  const isWhole = failure === null && (file.size === null || file.size === bytes);
  const same = immichSha1 === null ? 'unverified' : immichSha1 === sha1 ? 'verified' : 'mismatch';
  return {
    ...described,
    entry,
    size_bytes: bytes,
    sha1,
    result: isWhole ? same : 'incomplete',
    message: MESSAGES[isWhole ? same : 'incomplete'],
  };
}

/** ZIP knows the years 1980 to 2107. */
function writableTime(iso: string): Date {
  const time = Math.max(Date.UTC(1980, 0, 2), Math.min(Date.parse(iso), Date.UTC(2107, 11, 30)));
  return new Date(time);
}

/** Above it, sizes need the 64-bit form. */
const LARGE = 0xf000_0000;

const MESSAGES = {
  verified: null,
  unverified: 'Immich has no checksum of the content of this file.',
  mismatch: 'The file is not what Immich took in: it was changed or damaged since.',
  incomplete: 'The connection broke off: the file is not whole. Download this part again.',
} as const;

/** Null where Immich's checksum is of the path. */
function contentChecksum(store: AccountStore, id: AssetId): string | null {
  const key = store.assets.keyOf(id);
  const facts = key === null ? undefined : store.assets.facts([key])[0]?.facts;
  return facts === undefined || facts.checksumOf === 'path' ? null : facts.checksum;
}
