import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OriginalFile } from '../catalogue.ts';
import { byteRange } from './byte-range.ts';
import type { Call } from './call.ts';

export interface SentFile extends Omit<OriginalFile, 'read'> {
  /** Bytes `start` to `end`, both included. */
  read(start: number, end: number): Readable | Uint8Array;
  readonly contentType: string;
  readonly name: string;
}

/** A file held in memory. */
export const inMemory = (bytes: Uint8Array): Pick<SentFile, 'size' | 'read'> => ({
  size: bytes.length,
  read: (start, end) => bytes.subarray(start, end + 1),
});

const isFresh = (call: Call, etag: string, modified: string): boolean => {
  const { headers } = call.request;
  // Express answers 200 to `no-cache`, which Node's own fetch adds to conditional requests.
  if (/(?:^|,)\s*no-cache\s*(?:,|$)/.test(headers['cache-control'] ?? '')) return false;
  const match = headers['if-none-match'];
  if (match !== undefined) return match === '*' || match.split(',').some((one) => one.trim() === etag);
  const since = headers['if-modified-since'];
  return since !== undefined && Date.parse(modified) <= Date.parse(since);
};

/** Sends a file with Express' caching headers, ranges and their oddities. */
export const sendFile = async (call: Call, file: SentFile): Promise<undefined> => {
  const { response, request } = call;
  const modified = file.modifiedAt.toUTCString();
  const etag = `W/"${file.size.toString(16)}-${Math.trunc(file.modifiedAt.getTime()).toString(16)}"`;
  response.setHeader('accept-ranges', 'bytes');
  response.setHeader(
    'cache-control',
    'private, max-age=86400, no-transform, stale-while-revalidate=2592000, stale-if-error=2592000',
  );
  response.setHeader(
    'content-disposition',
    `inline; filename*=UTF-8''${encodeURIComponent(file.name.toWellFormed())}`,
  );
  response.setHeader('last-modified', modified);
  response.setHeader('etag', etag);
  response.setHeader('content-type', file.contentType);
  if (isFresh(call, etag, modified)) {
    response.removeHeader('content-type');
    response.writeHead(304).end();
    return undefined;
  }
  const range = byteRange(request.headers.range, file.size);
  if (range === 'unsatisfiable') {
    // Immich's own slip: 404 with the image's content type and a JSON body, never 416.
    response.writeHead(404).end(JSON.stringify({ message: 'Not Found' }));
    return undefined;
  }
  const { start, end } = range === 'whole' ? { start: 0, end: file.size - 1 } : range;
  response.setHeader('content-length', end - start + 1);
  if (range !== 'whole') response.setHeader('content-range', `bytes ${start}-${end}/${file.size}`);
  response.writeHead(range === 'whole' ? 200 : 206);
  if (request.method === 'HEAD' || file.size === 0) {
    response.end();
    return undefined;
  }
  const part = file.read(start, end);
  if (part instanceof Uint8Array) response.end(part);
  else await pipeline(part, response);
  return undefined;
};
