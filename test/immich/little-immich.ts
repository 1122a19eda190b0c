import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A row of the little server's library. Times are small numbers: seconds after the year 2020. */
export interface Row {
  readonly id: string;
  time: number;
  visibility: 'timeline' | 'archive' | 'hidden';
  isTrashed: boolean;
  readonly ownerId: string;
}

export const ME = '11111111-1111-4111-8111-111111111111';
export const PARTNER = '22222222-2222-4222-8222-222222222222';

export function uuid(n: number): string {
  return `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

export function row(n: number, time: number, more: Partial<Row> = {}): Row {
  return { id: uuid(n), time, visibility: 'timeline', isTrashed: false, ownerId: ME, ...more };
}

export function isoOf(time: number): string {
  return new Date(Date.UTC(2020, 0, 1) + time * 1000).toISOString();
}

/** How rows of equal times are ordered: by id (since 3.1), or differently for each page (before). */
export type Ties = 'by_id' | 'per_page';

export interface LittleImmich {
  readonly url: string;
  readonly rows: Row[];
  ties: Ties;
  /** Called before each search is answered, with its number from 0. */
  beforeSearch: (n: number) => void;
  searches: number;
  reset(): void;
  close(): Promise<void>;
}

/** A server that searches, pages and orders as Immich does, and nothing else. */
export async function startLittleImmich(): Promise<LittleImmich> {
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  const little: LittleImmich = {
    url: '',
    rows: [],
    ties: 'by_id',
    beforeSearch: () => {},
    searches: 0,
    reset() {
      little.rows.length = 0;
      little.ties = 'by_id';
      little.beforeSearch = () => {};
      little.searches = 0;
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(route(request.url ?? '', text === '' ? {} : JSON.parse(text))));
  }

  function route(url: string, body: Record<string, unknown>): unknown {
    if (url === '/api/server/version') return { major: 3, minor: 1, patch: 0 };
    if (url === '/api/users/me') return { id: ME, name: 'Ada', email: 'ada@example.com' };
    if (url === '/api/search/metadata') {
      little.beforeSearch(little.searches);
      little.searches += 1;
      return search(little.rows, little.ties, body);
    }
    throw new Error(`the little server does not know ${url}`);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(little, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

function search(rows: readonly Row[], ties: Ties, body: Record<string, unknown>): unknown {
  const size = Number(body.size);
  const page = Number(body.page ?? 1);
  const found = rows
    .filter((one) => one.visibility === body.visibility)
    .filter((one) => body.withDeleted === true || !one.isTrashed)
    .filter((one) => typeof body.takenAfter !== 'string' || isoOf(one.time) >= body.takenAfter)
    .map((one) => ({ one, tie: ties === 'by_id' ? one.id : scramble(one.id, page, size) }))
    .sort((a, b) => a.one.time - b.one.time || (a.tie < b.tie ? -1 : 1));
  const items = found.slice((page - 1) * size, page * size).map(({ one }) => toAsset(one));
  const hasMore = found.length > page * size;
  return {
    assets: { total: items.length, count: items.length, items, nextPage: hasMore ? `${page + 1}` : null },
  };
}

function scramble(id: string, page: number, size: number): string {
  return createHash('sha1').update(`${id} ${page} ${size}`).digest('hex');
}

function toAsset(one: Row): Record<string, unknown> {
  const time = isoOf(one.time);
  return {
    id: one.id,
    ownerId: one.ownerId,
    type: 'IMAGE',
    originalPath: `/data/${one.id}.jpg`,
    originalFileName: `${one.id}.jpg`,
    thumbhash: null,
    fileCreatedAt: time,
    fileModifiedAt: time,
    updatedAt: time,
    isFavorite: false,
    isTrashed: one.isTrashed,
    isOffline: false,
    visibility: one.visibility,
    duration: null,
    checksum: 'AAAA',
    people: [],
  };
}
