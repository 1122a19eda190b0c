import { immichAddress } from './address.ts';
import type { MappingRules } from './asset-mapper.ts';
import { scanCatalogue } from './catalogue.ts';
import { type ClientEnvironment, createClient, type ImmichClient, sleep } from './client.ts';
import { type ConnectionReport, testConnection } from './compatibility.ts';
import { ImmichError, ImmichTooOld, MissingPermission, Unauthorized } from './errors.ts';
import { createGate } from './gate.ts';
import type { ImmichLibrary } from './immich-library.ts';
import { readFaces, readText, smartSearch } from './machine-learning.ts';
import { countByScan, listAlbums, listTags, scanMemberIds, scanTrash } from './memberships.ts';
import { original, originalEnds, thumbnail } from './pictures.ts';
import { DEFAULT_RETRIES, type RetryPolicy } from './retry.ts';
import { countAssets, describeServer, type Meeting, meet, readUser } from './server.ts';
import { inspectAsset, readAsset, readStanding } from './single-asset.ts';
import { createTransport, DEFAULT_TIMEOUTS, type Timeouts } from './transport.ts';
import { atLeast, OLDEST_SUPPORTED, versionText } from './version.ts';

export interface ImmichConnection {
  /** As people type it; see `immichAddress`. */
  readonly url: string;
  readonly apiKey: string;
  /** ms since the epoch. */
  readonly now: () => number;
  /** In [0, 1): jitter between attempts. */
  readonly random: () => number;
  /** Requests under way at a time; 8 is what serves an Immich server best. */
  readonly concurrency?: number;
  /** True for our own folder server: paths are the person's, checksums are of the content. */
  readonly pathsAreMeaningful?: boolean;
  /** Its folder; see `MappingRules`. */
  readonly pathRoot?: string;
  readonly timeouts?: Partial<Timeouts>;
  readonly retries?: RetryPolicy;
  /** Waits between attempts. */
  readonly sleep?: ClientEnvironment['sleep'];
}

const DEFAULT_CONCURRENCY = 8;

/** Opens a client; nothing is asked of the server yet. Throws `ImmichAddressInvalid` and `Unauthorized`. */
export function openClient(connection: ImmichConnection): ImmichClient {
  const address = immichAddress(connection.url);
  const apiKey = connection.apiKey.trim();
  // A line break or an umlaut cannot be sent in a header, and Immich's keys have neither.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new Unauthorized('it is empty or has characters no key has');
  const concurrency = connection.concurrency ?? DEFAULT_CONCURRENCY;
  const timeouts = { ...DEFAULT_TIMEOUTS, ...connection.timeouts };
  return createClient(
    address,
    apiKey,
    createTransport(address, apiKey, concurrency, timeouts),
    createGate(concurrency),
    connection.retries ?? DEFAULT_RETRIES,
    { now: connection.now, random: connection.random, sleep: connection.sleep ?? sleep },
  );
}

/** One try after the first: a person waits for the answer. */
const TEST_RETRIES: RetryPolicy = { ...DEFAULT_RETRIES, attempts: 2 };

/** Tests an address and a key; see `ConnectionReport`. Rejects only when aborted. */
export async function testImmichConnection(
  connection: ImmichConnection,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  let client: ImmichClient;
  try {
    client = openClient({ retries: TEST_RETRIES, ...connection });
  } catch (error) {
    if (!(error instanceof ImmichError)) throw error;
    const nothing = { serverVersion: null, user: null, permissions: [], trashDays: null, assets: null };
    return { ok: false, message: error.message, code: error.code, ...nothing };
  }
  try {
    return await testConnection(client, connection.now, signal);
  } finally {
    await client.close();
  }
}

/** The library behind an address and a key. Throws as `openClient`; nothing is asked of the server yet. */
export function createImmichLibrary(connection: ImmichConnection): ImmichLibrary {
  const client = openClient(connection);
  const rules: MappingRules = {
    pathsAreMeaningful: connection.pathsAreMeaningful ?? false,
    ...(connection.pathRoot === undefined ? {} : { pathRoot: connection.pathRoot }),
  };
  // Who and what do not change under a key: asked once, and again only after a failure.
  const user = remembered((signal) => readUser(client, signal));
  const meeting = remembered((signal) => meetSupported(client, connection.now, signal));

  return {
    me: user,
    async server(signal) {
      // Asked anew each time: its clock is the watermark of a run.
      return describeServer(client, await meetSupported(client, connection.now, signal), signal);
    },
    count: (signal) =>
      countAssets(client, signal).catch(async (error: unknown) => {
        if (error instanceof MissingPermission) return countByScan(client, (await user(signal)).id, signal);
        throw error;
      }),
    async *scan(options, signal) {
      const { id } = await user(signal);
      yield* scanCatalogue(client, id, rules, options, signal);
    },
    async *scanIds(filter, signal) {
      const { id } = await user(signal);
      const { version } = await meeting(signal);
      yield* scanMemberIds(client, id, version, filter, signal);
    },
    albums: async (signal) => listAlbums(client, (await meeting(signal)).version, signal),
    tags: (signal) => listTags(client, signal),
    asset: async (id, signal) => readAsset(client, (await user(signal)).id, rules, id, signal),
    inspect: async (id, signal) => inspectAsset(client, (await user(signal)).id, rules, id, signal),
    standing: async (id, signal) => readStanding(client, (await user(signal)).id, id, signal),
    async *trashedIds(signal, since) {
      yield* scanTrash(client, (await user(signal)).id, signal, since);
    },
    thumbnail: (id, size, signal) => thumbnail(client, id, size, signal),
    originalEnds: (id, want, signal) => originalEnds(client, id, want, signal),
    original: (id, signal) => original(client, id, signal),
    text: (id, signal) => readText(client, id, signal),
    faces: (id, signal) => readFaces(client, id, signal),
    smartSearch: async (query, limit, signal) =>
      smartSearch(client, (await user(signal)).id, query, limit, signal),
    close: () => client.close(),
  };
}

async function meetSupported(client: ImmichClient, now: () => number, signal: AbortSignal): Promise<Meeting> {
  const meeting = await meet(client, now, signal);
  if (atLeast(meeting.version, OLDEST_SUPPORTED)) return meeting;
  throw new ImmichTooOld(versionText(meeting.version), versionText(OLDEST_SUPPORTED));
}

function remembered<T>(ask: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  let known: T | undefined;
  return async (signal) => {
    known ??= await ask(signal);
    return known;
  };
}
