import { type AssetId, isAssetId } from '../domain/asset-facts.ts';
import { keyOf } from './catalogue.ts';
import type { ImmichClient } from './client.ts';
import { ENDPOINTS } from './endpoints.ts';
import type { Album, MembershipFilter, Tag } from './immich-library.ts';
import { type PageRequest, walkKeyset } from './keyset.ts';
import { oneAhead } from './one-ahead.ts';
import { read } from './read.ts';
import { type SearchQuery, searchPage } from './search-page.ts';
import type { ServerVersion } from './version.ts';
import { atLeast } from './version.ts';
import { wireAlbums, wireIdRow, wireStacks, wireTags } from './wire.ts';

/** The largest page Immich gives: a plain row costs a third less than one with EXIF. */
const PAGE = 1000;

/** Versions before this one ignore `withStacked`, and would call every asset not stacked. */
const KNOWS_STACK_FILTER = { major: 2, minor: 7, patch: 0 };

/**
 * Ids of own assets (timeline, then archive) that pass a membership filter, a page at a time.
 * `not_stacked` on a server without that filter is answered from the list of stacks.
 */
export async function* scanMemberIds(
  client: ImmichClient,
  ownerId: string,
  version: ServerVersion,
  filter: MembershipFilter,
  signal: AbortSignal,
): AsyncGenerator<readonly AssetId[]> {
  const excluded =
    filter.kind === 'not_stacked' && !atLeast(version, KNOWS_STACK_FILTER)
      ? await stackedIds(client, signal)
      : null;
  const condition = excluded === null ? conditionOf(filter) : {};
  for await (const ids of scanIds(client, ownerId, condition, false, signal)) {
    const kept = excluded === null ? ids : ids.filter((id) => !excluded.has(id));
    if (kept.length > 0) yield kept;
  }
}

/** Ids of own trashed assets. There is no filter for them but a date that all of them are after. */
export function scanTrash(
  client: ImmichClient,
  ownerId: string,
  signal: AbortSignal,
  since = '1970-01-01T00:00:00.000Z',
): AsyncGenerator<readonly AssetId[]> {
  return scanIds(client, ownerId, { trashedAfter: since }, true, signal);
}

/** Own assets of timeline and archive, counted one by one: for keys without `asset.statistics`. */
export async function countByScan(
  client: ImmichClient,
  ownerId: string,
  signal: AbortSignal,
): Promise<number> {
  let count = 0;
  for await (const ids of scanIds(client, ownerId, {}, false, signal)) count += ids.length;
  return count;
}

async function* scanIds(
  client: ImmichClient,
  ownerId: string,
  condition: Partial<SearchQuery>,
  isTrashed: boolean,
  signal: AbortSignal,
): AsyncGenerator<readonly AssetId[]> {
  for (const visibility of ['timeline', 'archive'] as const) {
    const source = {
      size: PAGE,
      keyOf,
      fetch: ({ takenAfter, page, size, withDeleted }: PageRequest) =>
        searchPage(
          client,
          {
            ...condition,
            visibility,
            order: 'asc' as const,
            size,
            page,
            ...(takenAfter === undefined ? {} : { takenAfter }),
            ...(withDeleted ? { withDeleted } : {}),
          },
          signal,
        ),
    };
    for await (const { rows } of oneAhead(walkKeyset(source))) {
      const ids = rows
        .map(({ row }) => ownId(row, ownerId, visibility, isTrashed))
        .filter((id): id is AssetId => id !== null);
      if (ids.length > 0) yield ids;
    }
  }
}

function conditionOf(filter: MembershipFilter): Partial<SearchQuery> {
  switch (filter.kind) {
    case 'album':
      return { albumIds: [filter.albumId] };
    case 'tag':
      return { tagIds: [filter.tagId] };
    case 'not_in_album':
      return { isNotInAlbum: true };
    case 'untagged':
      return { tagIds: null };
    case 'not_stacked':
      return { withStacked: false };
  }
}

function ownId(row: unknown, ownerId: string, visibility: string, isTrashed: boolean): AssetId | null {
  const parsed = wireIdRow.safeParse(row);
  if (!parsed.success) return null;
  const { data } = parsed;
  if (data.ownerId !== ownerId || data.visibility !== visibility || data.isTrashed !== isTrashed) return null;
  const lower = data.id.toLowerCase();
  return isAssetId(lower) ? lower : null;
}

async function stackedIds(client: ImmichClient, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const stacks = await read(client, ENDPOINTS.stacks, {}, wireStacks, signal);
  return new Set(stacks.flatMap(({ assets }) => assets.map(({ id }) => id.toLowerCase())));
}

/** Own albums and those shared with the account: an own asset in either is in an album. */
export async function listAlbums(
  client: ImmichClient,
  version: ServerVersion,
  signal: AbortSignal,
): Promise<readonly Album[]> {
  // Until 2.x the plain list holds own albums only, and `shared` asks for the others.
  const others: Record<string, string> = version.major < 3 ? { shared: 'true' } : { isOwned: 'false' };
  const lists = [
    await read(client, ENDPOINTS.albums, {}, wireAlbums, signal),
    await read(client, ENDPOINTS.albums, { query: others }, wireAlbums, signal),
  ];
  const byId = new Map<string, Album>();
  for (const { id, albumName, assetCount } of lists.flat()) byId.set(id, { id, name: albumName, assetCount });
  return [...byId.values()];
}

export async function listTags(client: ImmichClient, signal: AbortSignal): Promise<readonly Tag[]> {
  const tags = await read(client, ENDPOINTS.tags, {}, wireTags, signal);
  return tags.map(({ id, value }) => ({ id, value }));
}
