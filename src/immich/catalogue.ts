import type { AssetFacts, AssetId } from '../domain/asset-facts.ts';
import { type MappingRules, toFacts, UnreadableRow } from './asset-mapper.ts';
import type { ImmichClient } from './client.ts';
import type { ScanCursor, ScanOptions, ScanPage } from './immich-library.ts';
import { type KeyedRow, type KeysetCursor, type PageRequest, type RowKey, walkKeyset } from './keyset.ts';
import { oneAhead } from './one-ahead.ts';
import { searchPage } from './search-page.ts';
import { wireAsset } from './wire.ts';

/**
 * The catalogue of one visibility: own assets in ascending time with EXIF and people. Other people's,
 * trashed, hidden and locked assets are left out whatever the server's version returns by default.
 */
export async function* scanCatalogue(
  client: ImmichClient,
  ownerId: string,
  rules: MappingRules,
  options: ScanOptions,
  signal: AbortSignal,
): AsyncGenerator<ScanPage> {
  const { visibility, updatedAfter } = options;
  const source = {
    size: options.pageSize,
    keyOf,
    fetch: ({ takenAfter, page, size, withDeleted }: PageRequest) =>
      searchPage(
        client,
        {
          visibility,
          order: 'asc' as const,
          size,
          page,
          withExif: true,
          withPeople: true,
          ...(takenAfter === undefined ? {} : { takenAfter }),
          ...(updatedAfter === undefined ? {} : { updatedAfter }),
          ...(withDeleted ? { withDeleted } : {}),
        },
        signal,
      ),
  };
  for await (const { rows, cursor } of oneAhead(walkKeyset(source, options.after))) {
    yield { ...readRows(rows, ownerId, visibility, rules), cursor: toScanCursor(cursor) };
  }
}

/** Sorts rows into facts, rejected ones, and those that are none of our business. */
function readRows(
  rows: readonly KeyedRow[],
  ownerId: string,
  visibility: 'timeline' | 'archive',
  rules: MappingRules,
): Pick<ScanPage, 'assets' | 'rejected'> {
  const assets: AssetFacts[] = [];
  const rejected: { id: string; reason: string }[] = [];
  for (const { key, row } of rows) {
    const reading = readRow(row, ownerId, visibility, rules);
    if (reading === null) continue;
    if ('facts' in reading) assets.push(reading.facts);
    else rejected.push({ id: key?.id ?? 'unknown', reason: reading.reason });
  }
  return { assets, rejected };
}

/** Facts, the reason why there are none, or null for a row that is not to be looked at. */
export function readRow(
  row: unknown,
  ownerId: string,
  visibility: 'timeline' | 'archive' | 'any',
  rules: MappingRules,
): { readonly facts: AssetFacts } | { readonly reason: string } | null {
  const parsed = wireAsset.safeParse(row);
  if (!parsed.success) {
    // A partner's bad row is not reported: its owner is asked before anything else.
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') ?? '';
    return ownerOf(row) === ownerId ? { reason: `${field}: ${issue?.message ?? 'unreadable'}` } : null;
  }
  const asset = parsed.data;
  if (asset.ownerId !== ownerId || asset.isTrashed) return null;
  if (visibility === 'any') {
    if (asset.visibility !== 'timeline' && asset.visibility !== 'archive') return null;
  } else if (asset.visibility !== visibility) return null;
  if (asset.type !== 'IMAGE' && asset.type !== 'VIDEO') return null;
  try {
    return { facts: toFacts(asset, rules) };
  } catch (error) {
    if (error instanceof UnreadableRow) return { reason: error.message };
    throw error;
  }
}

/** Id and time of a row, read without validating the rest of it. */
export function keyOf(row: unknown): RowKey | null {
  if (typeof row !== 'object' || row === null) return null;
  const { id, fileCreatedAt } = row as { id?: unknown; fileCreatedAt?: unknown };
  if (typeof id !== 'string' || typeof fileCreatedAt !== 'string') return null;
  const time = Date.parse(fileCreatedAt);
  return Number.isNaN(time) ? null : { id, time };
}

function ownerOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'ownerId' in row ? row.ownerId : undefined;
}

/** Ids of the boundary are kept as they came: they are only ever compared. */
function toScanCursor(cursor: KeysetCursor): ScanCursor {
  return { takenAfter: cursor.takenAfter, seen: cursor.seen as readonly AssetId[] };
}
