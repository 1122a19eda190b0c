import type { Approved } from '../domain/approval.ts';
import type { AssetId } from '../domain/asset-facts.ts';
import { isWebPage } from './answer.ts';
import {
  type ActionResult,
  LARGEST_BATCH,
  type Refusal,
  refusal,
  type Send,
  type Sending,
  sendInBatches,
} from './batches.ts';
import type { ImmichClient } from './client.ts';
import { type ImmichConnection, openClient } from './create-immich-library.ts';
import { ENDPOINTS, type Endpoint } from './endpoints.ts';
import { MissingPermission, NotImmich } from './errors.ts';
import type { Tag } from './immich-library.ts';
import { type Preflight, type PreflightPurpose, preflight } from './preflight.ts';
import { read } from './read.ts';
import type { Answer } from './transport.ts';
import { wireMemberResults, wireNewAlbum, wireQueues, wireTags } from './wire.ts';

/**
 * Everything that this program may change in an Immich library. Assets are named by approvals only, each for
 * its own purpose. All of it can be undone; nothing here, and nothing it sends, deletes for good.
 *
 * Actions do not throw for what Immich or the network does: see `ActionResult`.
 */
export interface ImmichActions {
  /** What stands in the way of an outcome, before it is tried. */
  preflight(purpose: PreflightPurpose, signal: AbortSignal): Promise<Preflight>;
  /** Moves to Immich's trash, and no further. */
  trash(ids: readonly Approved<AssetId, 'trash'>[], signal: AbortSignal): Promise<ActionResult>;
  restore(ids: readonly Approved<AssetId, 'restore'>[], signal: AbortSignal): Promise<ActionResult>;
  archive(ids: readonly Approved<AssetId, 'archive'>[], signal: AbortSignal): Promise<ActionResult>;
  unarchive(ids: readonly Approved<AssetId, 'unarchive'>[], signal: AbortSignal): Promise<ActionResult>;
  /** An empty album; answers its id. */
  createAlbum(name: string, description: string, signal: AbortSignal): Promise<string>;
  addToAlbum(
    albumId: string,
    ids: readonly (Approved<AssetId, 'album'> | Approved<AssetId, 'merge'>)[],
    signal: AbortSignal,
  ): Promise<ActionResult>;
  takeOutOfAlbum(
    albumId: string,
    ids: readonly (Approved<AssetId, 'leave_album'> | Approved<AssetId, 'unmerge'>)[],
    signal: AbortSignal,
  ): Promise<ActionResult>;
  /** Makes tags (with their parents) where they are not there yet; answers them in the order asked for. */
  makeTags(values: readonly string[], signal: AbortSignal): Promise<readonly Tag[]>;
  /** Slow: 11–28 ms an asset, and each writes a sidecar file. */
  tag(
    tagId: string,
    ids: readonly (Approved<AssetId, 'tag'> | Approved<AssetId, 'merge'>)[],
    signal: AbortSignal,
  ): Promise<ActionResult>;
  /** Only when `queuesIdle`, and to be verified: metadata extraction under way can bring the tag back. */
  untag(
    tagId: string,
    ids: readonly (Approved<AssetId, 'untag'> | Approved<AssetId, 'unmerge'>)[],
    signal: AbortSignal,
  ): Promise<ActionResult>;
  /** Sets what is given and leaves the rest; Immich cannot take a place away again. */
  enrich(
    id: Approved<AssetId, 'merge'> | Approved<AssetId, 'unmerge'>,
    change: Enrichment,
    signal: AbortSignal,
  ): Promise<ActionResult>;
  /** Whether Immich's queues have nothing to do; null where the key lacks `job.read`. */
  queuesIdle(signal: AbortSignal): Promise<boolean | null>;
  close(): Promise<void>;
}

/** What a better copy can be given. */
export interface Enrichment {
  readonly isFavorite?: boolean;
  readonly description?: string;
  /** 1–5; null takes the rating away. */
  readonly rating?: number | null;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** Tagging 100 assets takes up to 3 s; more would run into the time-outs of proxies. */
const TAGS_A_CALL = 100;

/** Throws as `openClient`; nothing is asked of the server yet. */
export function createImmichActions(connection: ImmichConnection): ImmichActions {
  const client = openClient(connection);

  /** An endpoint that takes all ids or none, and answers with nothing worth reading. */
  const allOrNone = (endpoint: Endpoint, body: object, signal: AbortSignal): Sending => ({
    size: LARGEST_BATCH,
    isAllOrNone: true,
    async send(ids) {
      refuseWebPage(client, await client.call(endpoint, { body: { ...body, ids } }, signal));
      return { done: ids, unchanged: [], refused: [] };
    },
  });

  /** An endpoint below an album or a tag, which answers for each id. */
  const members = (endpoint: Endpoint, id: string, size: number, signal: AbortSignal): Sending => ({
    size,
    isAllOrNone: false,
    send: (ids) => readResults(client, endpoint, id, ids, signal),
  });

  const { trash, restore, update, updateOne, addToAlbum, takeOutOfAlbum, tagAssets, untagAssets } = ENDPOINTS;
  return {
    preflight: (purpose, signal) => preflight(client, connection.now, purpose, signal),
    trash: (ids, signal) => sendInBatches(ids, allOrNone(trash, {}, signal)),
    restore: (ids, signal) => sendInBatches(ids, allOrNone(restore, {}, signal)),
    archive: (ids, signal) => sendInBatches(ids, allOrNone(update, { visibility: 'archive' }, signal)),
    unarchive: (ids, signal) => sendInBatches(ids, allOrNone(update, { visibility: 'timeline' }, signal)),
    async createAlbum(albumName, description, signal) {
      const body = { albumName, description };
      return (await read(client, ENDPOINTS.createAlbum, { body }, wireNewAlbum, signal)).id;
    },
    addToAlbum: (albumId, ids, signal) =>
      sendInBatches(ids, members(addToAlbum, albumId, LARGEST_BATCH, signal)),
    takeOutOfAlbum: (albumId, ids, signal) =>
      sendInBatches(ids, members(takeOutOfAlbum, albumId, LARGEST_BATCH, signal)),
    async makeTags(values, signal) {
      const made = await read(client, ENDPOINTS.makeTags, { body: { tags: values } }, wireTags, signal);
      return made.map(({ id, value }) => ({ id, value }));
    },
    tag: (tagId, ids, signal) => sendInBatches(ids, members(tagAssets, tagId, TAGS_A_CALL, signal)),
    untag: (tagId, ids, signal) => sendInBatches(ids, members(untagAssets, tagId, TAGS_A_CALL, signal)),
    enrich: (id, change, signal) =>
      sendInBatches([id], {
        size: 1,
        isAllOrNone: true,
        async send(ids) {
          refuseWebPage(client, await client.call(updateOne, { id, body: change }, signal));
          return { done: ids, unchanged: [], refused: [] };
        },
      }),
    queuesIdle: (signal) => queuesIdle(client, signal),
    close: () => client.close(),
  };
}

/** A sign-in page in between answers 200 to everything: Immich may never have heard of the request. */
function refuseWebPage({ address }: ImmichClient, answer: Answer): void {
  if (isWebPage(answer)) throw new NotImmich(address.api, 'a web page came instead of an answer');
}

/** Results of one album or tag call; an id that the answer leaves out is not known to be done. */
async function readResults(
  client: ImmichClient,
  endpoint: Endpoint,
  id: string,
  ids: readonly AssetId[],
  signal: AbortSignal,
): ReturnType<Send> {
  const results = await read(client, endpoint, { id, body: { ids } }, wireMemberResults, signal);
  const byId = new Map(results.map((one) => [one.id.toLowerCase(), one]));
  const done: AssetId[] = [];
  const unchanged: AssetId[] = [];
  const refused: Refusal[] = [];
  for (const one of ids) {
    const result = byId.get(one);
    const error = result?.error ?? 'no answer';
    if (result?.success === true) done.push(one);
    else if (error === 'duplicate' || error === 'not_found') unchanged.push(one);
    else refused.push(refusal(one, error));
  }
  return { done, unchanged, refused };
}

async function queuesIdle(client: ImmichClient, signal: AbortSignal): Promise<boolean | null> {
  try {
    const queues = await read(client, ENDPOINTS.queues, {}, wireQueues, signal);
    return Object.values(queues).every(
      ({ jobCounts }) => jobCounts.active + jobCounts.waiting + jobCounts.delayed === 0,
    );
  } catch (error) {
    if (error instanceof MissingPermission) return null;
    throw error;
  }
}
