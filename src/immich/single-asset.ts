import type { AssetFacts, AssetId } from '../domain/asset-facts.ts';
import { parseJson } from './answer.ts';
import type { MappingRules } from './asset-mapper.ts';
import { readRow } from './catalogue.ts';
import type { ImmichClient } from './client.ts';
import { ENDPOINTS } from './endpoints.ts';
import { MissingPermission, UnexpectedResponse } from './errors.ts';
import type { Album, InspectedAsset, Standing } from './immich-library.ts';
import { check, read } from './read.ts';
import { wireAlbums, wireAssetExtras, wireIdRow } from './wire.ts';

/** One asset as it is now; null: gone, trashed, hidden, locked, or not ours. */
export async function readAsset(
  client: ImmichClient,
  ownerId: string,
  rules: MappingRules,
  id: AssetId,
  signal: AbortSignal,
): Promise<AssetFacts | null> {
  return factsOf(await readDetail(client, id, signal), ownerId, rules);
}

/** The same with what protects it: albums, tags, stack. */
export async function inspectAsset(
  client: ImmichClient,
  ownerId: string,
  rules: MappingRules,
  id: AssetId,
  signal: AbortSignal,
): Promise<InspectedAsset | null> {
  const detail = await readDetail(client, id, signal);
  const facts = factsOf(detail, ownerId, rules);
  if (facts === null) return null;
  const { tags, stack } = check(ENDPOINTS.asset, wireAssetExtras, detail);
  return {
    facts,
    albums: await albumsOf(client, id, signal),
    tags: tags?.map(({ value }) => value) ?? null,
    isStacked: stack != null,
  };
}

/** Whether it can be acted on (`there`), lies in the trash, or is out of reach. */
export async function readStanding(
  client: ImmichClient,
  ownerId: string,
  id: AssetId,
  signal: AbortSignal,
): Promise<Standing> {
  const detail = await readDetail(client, id, signal);
  if (detail === null) return 'gone';
  const row = check(ENDPOINTS.asset, wireIdRow, detail);
  if (row.ownerId !== ownerId) return 'gone';
  if (row.isTrashed) return 'trashed';
  return row.visibility === 'timeline' || row.visibility === 'archive' ? 'there' : 'gone';
}

/** The answer's body; null where Immich says 400, as it does to unknown, deleted and foreign ids (never 404). */
async function readDetail(client: ImmichClient, id: AssetId, signal: AbortSignal): Promise<unknown> {
  const answer = await client.call(ENDPOINTS.asset, { id, accept: [400] }, signal);
  return answer.status === 400 ? null : parseJson(answer, ENDPOINTS.asset, client.address);
}

function factsOf(detail: unknown, ownerId: string, rules: MappingRules): AssetFacts | null {
  const reading = readRow(detail, ownerId, 'any', rules);
  if (reading === null) return null;
  if ('facts' in reading) return reading.facts;
  throw new UnexpectedResponse('GET /assets/{id}', reading.reason);
}

async function albumsOf(
  client: ImmichClient,
  assetId: AssetId,
  signal: AbortSignal,
): Promise<readonly Album[] | null> {
  try {
    const albums = await read(client, ENDPOINTS.albums, { query: { assetId } }, wireAlbums, signal);
    return albums.map(({ id, albumName, assetCount }) => ({ id, name: albumName, assetCount }));
  } catch (error) {
    if (error instanceof MissingPermission) return null;
    throw error;
  }
}
