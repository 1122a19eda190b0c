import { parseJson } from './answer.ts';
import { first, type ImmichClient } from './client.ts';
import { ENDPOINTS } from './endpoints.ts';
import { NotImmich, UnexpectedResponse } from './errors.ts';
import type { ImmichUser, ServerDescription } from './immich-library.ts';
import { read } from './read.ts';
import { type ServerVersion, versionText } from './version.ts';
import { wireAssetCounts, wireConfig, wireFeatures, wireUser, wireVersion } from './wire.ts';

/** A version, and the server's clock at that moment. */
export interface Meeting {
  readonly version: ServerVersion;
  /** ISO 8601 UTC, from the Date header; our own clock where a proxy took it away. */
  readonly now: string;
}

/** The first question to any address. Throws `NotImmich` for JSON of something else. */
export async function meet(client: ImmichClient, now: () => number, signal: AbortSignal): Promise<Meeting> {
  const answer = await client.call(ENDPOINTS.version, {}, signal);
  const { api } = client.address;
  let body: unknown;
  try {
    body = parseJson(answer, ENDPOINTS.version, client.address);
  } catch (error) {
    if (error instanceof UnexpectedResponse) throw new NotImmich(api, 'its answer is not JSON', error);
    throw error;
  }
  const version = wireVersion.safeParse(body);
  if (!version.success) throw new NotImmich(api, 'it does not say which version it is', version.error);
  const date = Date.parse(first(answer.headers.date) ?? '');
  return { version: version.data, now: new Date(Number.isNaN(date) ? now() : date).toISOString() };
}

export async function describeServer(
  client: ImmichClient,
  meeting: Meeting,
  signal: AbortSignal,
): Promise<ServerDescription> {
  const features = await read(client, ENDPOINTS.features, {}, wireFeatures, signal);
  const config = await read(client, ENDPOINTS.config, {}, wireConfig, signal);
  const { smartSearch, facialRecognition, duplicateDetection } = features;
  return {
    version: versionText(meeting.version),
    now: meeting.now,
    trashEnabled: features.trash,
    trashDays: config.trashDays,
    features: { smartSearch, ocr: features.ocr ?? false, facialRecognition, duplicateDetection },
    externalDomain: config.externalDomain === '' ? null : config.externalDomain,
  };
}

export function readUser(client: ImmichClient, signal: AbortSignal): Promise<ImmichUser> {
  return read(client, ENDPOINTS.user, {}, wireUser, signal);
}

/** Own assets in timeline and archive: unlike search statistics, these leave partners' assets out. */
export async function countAssets(client: ImmichClient, signal: AbortSignal): Promise<number> {
  let total = 0;
  for (const visibility of ['timeline', 'archive']) {
    const query = { visibility, isTrashed: 'false' };
    total += (await read(client, ENDPOINTS.statistics, { query }, wireAssetCounts, signal)).total;
  }
  return total;
}
