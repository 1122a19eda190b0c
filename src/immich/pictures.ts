import type { AssetId } from '../domain/asset-facts.ts';
import { isWebPage, sayingOf } from './answer.ts';
import { first, type ImmichClient } from './client.ts';
import { ENDPOINTS } from './endpoints.ts';
import { MissingPermission, NotImmich, UnexpectedResponse } from './errors.ts';
import type { ImageBytes, OriginalEnds, OriginalFile } from './immich-library.ts';
import { type Answer, wholeAnswer } from './transport.ts';

/** A preview of a long panorama is a few megabytes; nothing that Immich makes is near this. */
const LARGEST_PICTURE = 48 * 1024 * 1024;

/** The thumbnail or preview; null where Immich has none: missing, pending, gone or not ours look alike. */
export async function thumbnail(
  client: ImmichClient,
  id: AssetId,
  size: 'thumbnail' | 'preview',
  signal: AbortSignal,
): Promise<ImageBytes | null> {
  const options = { id, query: { size }, accept: [400, 404], limit: LARGEST_PICTURE };
  const answer = await client.call(ENDPOINTS.thumbnail, options, signal);
  if (answer.status >= 400) return absence(client, answer);
  const contentType = first(answer.headers['content-type']) ?? '';
  if (isWebPage(answer)) throw new NotImmich(client.address.api, 'a web page came instead of a picture');
  if (!contentType.startsWith('image/')) {
    throw new UnexpectedResponse('GET /assets/{id}/thumbnail', `it is ${contentType || 'of no type'}`);
  }
  return { bytes: answer.bytes, contentType };
}

/** Null where it was Immich itself that said no; a proxy's own 404 page is an error. */
function absence(client: ImmichClient, answer: Answer): null {
  if (sayingOf(answer) === '')
    throw new NotImmich(
      client.address.api,
      `status ${answer.status} came without Immich's own error message`,
    );
  return null;
}

/**
 * First and last bytes of an original by Range; see `ImmichLibrary.originalEnds`. Immich answers 404 (3.x)
 * or 500 (2.x) with an image type to a range that a file does not have, as every empty file; then, and
 * from servers or proxies without Range, the first bytes are read plainly and the rest is not downloaded.
 */
export async function originalEnds(
  client: ImmichClient,
  id: AssetId,
  want: { readonly head: number; readonly tail: number; readonly size: number | null },
  signal: AbortSignal,
): Promise<OriginalEnds | null> {
  try {
    const start = await readHead(client, id, want.head, signal);
    if (start === null) return null;
    const { head, ranges } = start;
    const size = start.size ?? want.size;
    const from = size === null ? null : Math.max(head.length, size - want.tail);
    const wantsTail = ranges && want.tail > 0 && (from === null || size === null || from < size);
    const range = from === null ? `bytes=-${want.tail}` : `bytes=${from}-`;
    const tail = wantsTail ? await readRange(client, id, range, want.tail, signal) : EMPTY;
    return { head, tail: tail ?? EMPTY, size };
  } catch (error) {
    if (error instanceof MissingPermission) return null;
    throw error;
  }
}

/**
 * The whole original as a stream; see `ImmichLibrary.original`. Throws `MissingPermission`: whoever wants a
 * whole file must be told, and not get an empty one.
 */
export async function original(
  client: ImmichClient,
  id: AssetId,
  signal: AbortSignal,
): Promise<OriginalFile | null> {
  const answer = await client.open(ENDPOINTS.original, { id, accept: [400, 404] }, signal);
  if (answer.status >= 400) return absence(client, await wholeAnswer(answer));
  const wrong = notAFile(client, answer);
  if (wrong !== null) {
    answer.body.on('error', () => {}).destroy();
    throw wrong;
  }
  const length = Number(first(answer.headers['content-length']) ?? Number.NaN);
  return { size: Number.isSafeInteger(length) ? length : null, bytes: answer.body };
}

const EMPTY = new Uint8Array();

/** What a server may answer to a Range that the caller then reads in another way. */
const RANGE_REFUSALS = [400, 404, 416, 500];

async function readHead(
  client: ImmichClient,
  id: AssetId,
  bytes: number,
  signal: AbortSignal,
): Promise<{ readonly head: Uint8Array; readonly size: number | null; readonly ranges: boolean } | null> {
  const ranged = await client.call(
    ENDPOINTS.original,
    { id, headers: { range: `bytes=0-${bytes - 1}` }, accept: RANGE_REFUSALS, stopAfter: bytes },
    signal,
  );
  if (ranged.status < 300) ensureFile(client, ranged);
  if (ranged.status === 206) {
    return { head: ranged.bytes, size: totalOf(first(ranged.headers['content-range'])), ranges: true };
  }
  if (ranged.status < 300) return { ...wholeOf(ranged), ranges: false };
  if (ranged.status === 400) return absence(client, ranged);
  // Lost, or a range that this file does not have: the two look alike until it is read plainly.
  const plain = await client.call(ENDPOINTS.original, { id, accept: [400, 404], stopAfter: bytes }, signal);
  if (plain.status >= 400) return absence(client, plain);
  ensureFile(client, plain);
  return { ...wholeOf(plain), ranges: false };
}

/** Immich names a file by its extension; what a gateway says of itself (a limit, an error) is text or JSON. */
function notAFile(client: ImmichClient, { headers }: Pick<Answer, 'headers'>): Error | null {
  const type = first(headers['content-type']) ?? '';
  if (type.startsWith('text/html'))
    return new NotImmich(client.address.api, 'a web page came instead of a file');
  if (/^(image|video)\/|^application\/octet-stream|^$/.test(type)) return null;
  return new UnexpectedResponse('GET /assets/{id}/original', `it is ${type}`);
}

function ensureFile(client: ImmichClient, answer: Answer): void {
  const wrong = notAFile(client, answer);
  if (wrong !== null) throw wrong;
}

/** A 200: the beginning of the whole file. */
function wholeOf(answer: Answer): { head: Uint8Array; size: number | null } {
  const length = first(answer.headers['content-length']);
  return { head: answer.bytes, size: length === undefined ? null : Number(length) };
}

async function readRange(
  client: ImmichClient,
  id: AssetId,
  range: string,
  atMost: number,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const answer = await client.call(
    ENDPOINTS.original,
    { id, headers: { range }, accept: RANGE_REFUSALS, stopAfter: atMost },
    signal,
  );
  return answer.status === 206 ? answer.bytes : null;
}

/** `bytes 0-99/1874` → 1874. */
function totalOf(contentRange: string | undefined): number | null {
  const total = /\/(\d+)$/.exec(contentRange ?? '')?.[1];
  return total === undefined ? null : Number(total);
}
