import type { ImmichClient } from './client.ts';
import { ENDPOINTS } from './endpoints.ts';
import { UnexpectedResponse } from './errors.ts';
import { wireSearchPage } from './wire.ts';

/**
 * The filters that are sent. A closed list on purpose: Immich ignores what it does not know, so that a
 * misspelled filter would return everything.
 */
export interface SearchQuery {
  /** Always sent: what is returned without it changed with 3.0. */
  readonly visibility: 'timeline' | 'archive';
  readonly order: 'asc';
  readonly size: number;
  readonly page?: number;
  /** Inclusive. ISO 8601 UTC with milliseconds: 3.x refuses anything shorter. */
  readonly takenAfter?: string;
  readonly updatedAfter?: string;
  /** Inclusive; switches `withDeleted` on, and finds nothing but the trash. */
  readonly trashedAfter?: string;
  readonly withExif?: boolean;
  readonly withPeople?: boolean;
  readonly withDeleted?: boolean;
  readonly withStacked?: boolean;
  readonly isNotInAlbum?: boolean;
  readonly albumIds?: string[];
  readonly tagIds?: string[] | null;
}

export interface SearchPage {
  /** Rows as they came. */
  readonly rows: readonly unknown[];
  readonly hasMore: boolean;
}

/** One page of `POST /search/metadata`. */
export async function searchPage(
  client: ImmichClient,
  query: SearchQuery,
  signal: AbortSignal,
): Promise<SearchPage> {
  const body = await client.json(ENDPOINTS.search, { body: query }, signal);
  const parsed = wireSearchPage.safeParse(body);
  if (!parsed.success) {
    throw new UnexpectedResponse('POST /search/metadata', 'there is no list of assets in it', parsed.error);
  }
  const { items, nextPage } = parsed.data.assets;
  return { rows: items, hasMore: nextPage != null };
}
