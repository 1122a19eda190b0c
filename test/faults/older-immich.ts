import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that speaks as another version of Immich does, and can become a newer one at any moment. */
export interface OlderImmich {
  readonly url: string;
  /** `2.7.5` */
  version: string;
  /** Called with each call's path, without `/api` and the query, before it is answered. */
  before: (path: string) => void;
  close(): Promise<void>;
}

type Json = Record<string, unknown>;

/**
 * Stands before a server that answers as 3.1 does, and turns its answers into those of `version`, as far as they
 * were seen to differ from 1.138 to 3.2: fields of an asset, filters that are not known yet, routes that came later.
 */
export async function olderImmich(target: { readonly port: number }, version: string): Promise<OlderImmich> {
  const is = (major: number, minor: number): boolean => {
    const [hasMajor = 0, hasMinor = 0] = older.version.split('.').map(Number);
    return hasMajor > major || (hasMajor === major && hasMinor >= minor);
  };

  function asset(row: Json): Json {
    const { createdAt, width, height, isEdited, duration, exifInfo, ...rest } = row;
    const ms = typeof duration === 'number' ? duration : 0;
    return {
      ...rest,
      // What every version reads from the file; the embedded server's assets of tests have no EXIF of their own.
      ...(exifInfo == null
        ? {}
        : {
            exifInfo: { exifImageWidth: width, exifImageHeight: height, ...withoutNothing(exifInfo as Json) },
          }),
      ...(is(2, 0) ? { createdAt } : {}),
      ...(is(2, 5) ? { width, height, isEdited } : {}),
      ...(is(3, 0)
        ? { duration }
        : {
            duration: `0:00:${(ms / 1000).toFixed(5).padStart(8, '0')}`,
            deviceAssetId: `of ${String(row.id)}`,
            deviceId: 'WEB',
            unassignedFaces: [],
          }),
    };
  }

  function answer(path: string, body: unknown): unknown {
    if (path === '/server/version') {
      const [major, minor, patch] = older.version.split('.').map(Number);
      return { major, minor, patch, ...(is(3, 1) ? { prerelease: null } : {}) };
    }
    if (path === '/search/metadata') {
      const { assets } = body as { assets: Json & { items: Json[] } };
      const next = is(3, 2) ? { nextCursor: assets.nextPage === null ? null : 'b3BhcXVl' } : {};
      return { assets: { ...assets, items: assets.items.map(asset), ...next } };
    }
    if (/^\/assets\/[0-9a-f-]{36}$/.test(path)) return asset(body as Json);
    if (path === '/stacks')
      return (body as (Json & { assets: Json[] })[]).map((one) => ({
        ...one,
        assets: one.assets.map(asset),
      }));
    return body;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let sent = '';
    for await (const chunk of request) sent += String(chunk);
    const path = (request.url ?? '').replace(/^\/api/, '').split('?')[0] ?? '';
    older.before(path);
    const json = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const tooNew = (path === '/api-keys/me' && !is(2, 0)) || (path.endsWith('/ocr') && !is(2, 2));
    if (tooNew) return json(404, { message: `Cannot ${request.method} /api${path}`, statusCode: 404 });
    if (path === '/search/metadata' && !is(2, 7)) {
      // Ignored as every field that is not known: everything comes, stacked or not.
      const { withStacked: _, ...known } = JSON.parse(sent) as Json;
      sent = JSON.stringify(known);
    }
    const { host: _host, 'content-length': _length, connection: _connection, ...headers } = request.headers;
    const real = await fetch(`http://127.0.0.1:${target.port}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(sent === '' ? {} : { body: sent }),
    });
    const type = real.headers.get('content-type') ?? '';
    if (real.ok && type.startsWith('application/json'))
      return json(real.status, answer(path, await real.json()));
    const range = real.headers.get('content-range');
    response.writeHead(real.status, {
      'content-type': type,
      ...(range === null ? {} : { 'content-range': range }),
    });
    response.end(Buffer.from(await real.arrayBuffer()));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const older: OlderImmich = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    version,
    before: () => {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return older;
}

function withoutNothing(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
