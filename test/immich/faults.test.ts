import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { assetId } from '../../src/domain/asset-facts.ts';
import { createImmichLibrary, type ImmichConnection } from '../../src/immich/create-immich-library.ts';
import { ImmichError } from '../../src/immich/errors.ts';
import type { ImmichLibrary } from '../../src/immich/immich-library.ts';

const KEY = 'secret-key-7f3a';
const ID = assetId('11111111-1111-4111-8111-111111111111');
const never = new AbortController().signal;

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** A library that does not really wait between attempts; the waits are recorded. */
function connect(url: string, more: Partial<ImmichConnection> = {}): ImmichLibrary & { waits: number[] } {
  const waits: number[] = [];
  const library = createImmichLibrary({
    url,
    apiKey: KEY,
    now: () => Date.UTC(2026, 0, 1),
    random: () => 0.5,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
    },
    ...more,
  });
  open.push(library);
  return Object.assign(library, { waits });
}

const user = JSON.stringify({ id: ID, name: 'Ada', email: 'ada@example.com' });

/** Answers the first requests by `faults`, the rest well. */
async function faulty(...faults: RequestListener[]): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const { url } = await serve((request, response) => {
    const fault = faults[asked];
    asked += 1;
    if (fault !== undefined) return fault(request, response);
    response.setHeader('content-type', 'application/json').end(user);
  });
  return { url, asked: () => asked };
}

const status =
  (code: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body);
  };
const cutOff: RequestListener = (request) => void request.socket.destroy();
const cutInBody: RequestListener = (request, response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{', () => request.socket.destroy());
};

async function failure(asking: Promise<unknown>): Promise<ImmichError> {
  const error = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ImmichError)) throw new Error(`an ImmichError was expected, not ${String(error)}`);
  expect(`${error.message} ${error.stack}`).not.toContain(KEY);
  return error;
}

describe('passing faults', () => {
  it.each([
    ['a cut connection', cutOff],
    ['an answer cut in the middle', cutInBody],
    ['500', status(500, '{"message":"Internal server error"}')],
    ['502 with a proxy’s page', status(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' })],
    ['503', status(503, '')],
    ['429', status(429, '')],
  ])('bridges %s', async (_, fault) => {
    const { url, asked } = await faulty(fault, fault);
    const library = connect(url);
    expect((await library.me(never)).name).toBe('Ada');
    expect(asked()).toBe(3);
    // Half of 300 and of 600 ms: exponential, with the jitter that was injected.
    expect(library.waits).toEqual([150, 300]);
  });

  it('waits as long as Retry-After asks, in seconds or as a date, but a minute at most', async () => {
    const { url } = await faulty(
      status(429, '', { 'retry-after': '7' }),
      status(503, '', { 'retry-after': new Date(Date.UTC(2026, 0, 1, 0, 0, 20)).toUTCString() }),
      status(429, '', { 'retry-after': '86400' }),
    );
    const library = connect(url);
    await library.me(never);
    expect(library.waits).toEqual([7000, 20_000, 60_000]);
  });

  it.each([
    ['cut connections', cutOff, 'immich_unreachable'],
    ['429', status(429, ''), 'immich_rate_limited'],
    ['500', status(500, '{"message":"no"}'), 'immich_failed'],
  ])('gives up after five attempts at %s', async (_, fault, code) => {
    const { url, asked } = await faulty(...Array.from({ length: 9 }, () => fault));
    expect((await failure(connect(url).me(never))).code).toBe(code);
    expect(asked()).toBe(5);
  });

  it('goes on when the server has closed an idle socket', async () => {
    const { url, server } = await serve((_, response) => {
      response.setHeader('content-type', 'application/json').end(user);
    });
    const sockets = new Set<{ destroy(): void }>();
    server.on('connection', (socket) => sockets.add(socket));
    const library = connect(url);
    await library.me(never);
    for (const socket of sockets) socket.destroy();
    // An answer came: null, because what this server sends is nobody's asset.
    expect(await library.asset(ID, never)).toBeNull();
  });
});

describe('lasting faults', () => {
  it('says what to do when nothing listens', async () => {
    const { url, server } = await serve(() => {});
    await new Promise((resolve) => server.close(resolve));
    const error = await failure(connect(url).me(never));
    expect(error.code).toBe('immich_unreachable');
    expect(error.message).toContain('nothing listens at this address and port');
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('does not wait for ever for an answer, nor for the end of one', async () => {
    const hanging = await faulty(...Array.from({ length: 9 }, () => () => {}));
    const timeouts = { headersMs: 60, bodyMs: 60, totalMs: 200 };
    const retries = { attempts: 2, firstDelayMs: 1, longestDelayMs: 1 };
    const slow = await failure(connect(hanging.url, { timeouts, retries }).me(never));
    expect(slow.message).toMatch(/did not answer in time|took too long/);

    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    const dripping = await failure(connect(url, { timeouts, retries }).me(never));
    expect(dripping.message).toContain('took too long');
  });

  it('follows no redirect, and tells where it leads without its query', async () => {
    let visited = 0;
    const elsewhere = await serve((_, response) => {
      visited += 1;
      response.end(user);
    });
    const { url } = await serve((_, response) => {
      response.writeHead(302, { location: `${elsewhere.url}/login?token=t0k` }).end();
    });
    const error = await failure(connect(url).me(never));
    expect(error.code).toBe('immich_redirects');
    expect(error.message).toContain(`${elsewhere.url}/login.`);
    expect(error.message).not.toContain('t0k');
    expect(visited).toBe(0);
  });

  it.each([
    ['a web page', status(200, '<html>Welcome</html>', { 'content-type': 'text/html; charset=utf-8' })],
    ['a sign-in page', status(401, '<html>Sign in</html>', { 'content-type': 'text/html' })],
    ['a proxy’s 404', status(404, 'not found', { 'content-type': 'text/plain' })],
    ['an API without this path', status(404, '{"message":"Cannot GET /api/users/me"}')],
  ])('recognises %s as not Immich', async (_, fault) => {
    const { url, asked } = await faulty(fault);
    expect((await failure(connect(url).me(never))).code).toBe('not_immich');
    expect(asked()).toBe(1);
  });

  it.each([
    ['text/plain', 'Download limit of this gateway exceeded', 'immich_unexpected_response'],
    ['application/json', '{"error":"quota"}', 'immich_unexpected_response'],
    ['text/html', '<html>Sign in</html>', 'not_immich'],
  ])('takes no %s for an original', async (type, body, code) => {
    const answer = status(200, body, { 'content-type': type });
    const { url } = await faulty(answer, answer);
    const want = { head: 65_536, tail: 4_096, size: 4_000_000 };
    expect((await failure(connect(url).originalEnds(ID, want, never))).code).toBe(code);
    expect((await failure(connect(url).original(ID, never))).code).toBe(code);
  });

  it('recognises the API of something else', async () => {
    const { url } = await faulty(status(200, '{"name":"nextcloud","version":"31"}'));
    expect((await failure(connect(url).server(never))).code).toBe('not_immich');
  });

  it('names the missing permission, and the field that was wrong', async () => {
    const { url } = await faulty(
      status(403, '{"message":"Missing required permission: user.read"}'),
      status(401, '{"message":"Invalid API key","error":"Unauthorized","statusCode":401}'),
      status(200, '{"id":1,"name":"Ada","email":"a@b.c"}'),
    );
    const library = connect(url);
    expect((await failure(library.me(never))).message).toMatch(/Account Settings → API Keys.*user\.read/);
    expect((await failure(library.me(never))).code).toBe('immich_unauthorized');
    expect((await failure(library.me(never))).message).toContain('id is not as expected');
  });

  it('never repeats the key, even when the server does', async () => {
    const { url } = await faulty(status(400, JSON.stringify({ message: `bad key ${KEY}` })));
    expect((await failure(connect(url).me(never))).message).toContain('bad key (key)');
  });

  it('refuses a body without end', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'image/webp' });
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 20)));
      };
      response.on('drain', more);
      more();
    });
    const error = await failure(connect(url).thumbnail(ID, 'thumbnail', never));
    expect(error.message).toContain('longer than');
  });

  it('stops at once when aborted, while waiting for a place, an answer or the next attempt', async () => {
    const { url } = await serve(() => {});
    const library = connect(url, { concurrency: 1 });
    const stop = new AbortController();
    const both = [library.me(stop.signal), library.tags(stop.signal)];
    stop.abort(new Error('enough'));
    for (const asking of both) await expect(asking).rejects.toThrow('enough');
  });

  it('keeps to its number of connections', async () => {
    const waiting: (() => void)[] = [];
    let asked = 0;
    const { url } = await serve((request, response) => {
      asked += 1;
      waiting.push(() => status(404, '{"message":"Asset media not found"}')(request, response));
      // Answers come only when three wait (or none is left to come), so that fewer would hang.
      if (waiting.length > 3) throw new Error('too many at once');
      if (waiting.length === 3 || asked === 40) for (const end of waiting.splice(0)) end();
    });
    const library = connect(url, { concurrency: 3 });
    await Promise.all(Array.from({ length: 40 }, () => library.thumbnail(ID, 'thumbnail', never)));
    expect(asked).toBe(40);
  });
});

describe('originals', () => {
  const content = Buffer.from(Array.from({ length: 1000 }, (_, n) => n % 251));

  /** Answers single ranges as Immich does. */
  const ranged: RequestListener = (request, response) => {
    const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
    if (range === null) return void response.writeHead(200, { 'content-length': '1000' }).end(content);
    const from = range[1] === '' ? 1000 - Number(range[2]) : Number(range[1]);
    const to = range[1] === '' || range[2] === '' ? 999 : Math.min(999, Number(range[2]));
    response.writeHead(206, {
      'content-type': 'image/jpeg',
      'content-range': `bytes ${from}-${to}/1000`,
      'content-length': `${to - from + 1}`,
    });
    response.end(content.subarray(from, to + 1));
  };

  it('reads both ends, without overlap and without more than asked for', async () => {
    const { url } = await serve(ranged);
    const library = connect(url);
    for (const size of [null, 1000]) {
      const ends = await library.originalEnds(ID, { head: 100, tail: 10, size }, never);
      expect(ends?.head).toEqual(content.subarray(0, 100));
      expect(ends?.tail).toEqual(content.subarray(990));
      expect(ends?.size).toBe(1000);
    }
    const all = await library.originalEnds(ID, { head: 995, tail: 10, size: null }, never);
    expect([all?.head.length, all?.tail.length]).toEqual([995, 5]);
    const whole = await library.originalEnds(ID, { head: 5000, tail: 10, size: null }, never);
    expect([whole?.head.length, whole?.tail.length]).toEqual([1000, 0]);
  });

  it('reads only the beginning where the server knows no Range', async () => {
    let closedEarly: () => void = () => {};
    const early = new Promise<void>((resolve) => {
      closedEarly = resolve;
    });
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': `${1 << 30}` });
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 16)));
      };
      response.on('drain', more).on('close', closedEarly);
      more();
    });
    const ends = await connect(url).originalEnds(ID, { head: 65_536, tail: 4096, size: null }, never);
    expect(ends?.head.length).toBe(65_536);
    expect(ends?.tail.length).toBe(0);
    expect(ends?.size).toBe(1 << 30);
    await early;
  });

  it.each([404, 500, 416])('reads an empty file, whose ranges are answered by %i', async (code) => {
    const { url } = await serve((request, response) => {
      if (request.headers.range === undefined)
        return void response.writeHead(200, { 'content-length': '0' }).end();
      response.writeHead(code, { 'content-type': 'image/jpeg' }).end('{"message":"Range Not Satisfiable"}');
    });
    const ends = await connect(url).originalEnds(ID, { head: 100, tail: 10, size: null }, never);
    expect(ends).toEqual({ head: Buffer.alloc(0), tail: new Uint8Array(), size: 0 });
  });

  it.each([
    ['the file is lost', status(404, '{"message":"Not Found"}')],
    ['the asset is not ours', status(400, '{"message":"Not found or no asset.download access"}')],
    ['the key may not download', status(403, '{"message":"Missing required permission: asset.download"}')],
  ])('answers null when %s', async (_, listener) => {
    const { url } = await serve(listener);
    expect(await connect(url).originalEnds(ID, { head: 100, tail: 10, size: null }, never)).toBeNull();
  });
});

describe('Immich’s own models', () => {
  it.each([
    ['switched off', status(400, '{"message":"Smart search is not enabled"}')],
    ['unreachable', status(500, '{"message":"Failed to search smart"}')],
  ])('answers null at once when smart search is %s', async (_, fault) => {
    const { url, asked } = await faulty(status(200, user), fault);
    expect(await connect(url).smartSearch('meme', 10, never)).toBeNull();
    expect(asked()).toBe(2);
  });

  it('answers null where there is no OCR route, and upright boxes where there is', async () => {
    const box = { text: 'Hi', x1: 0.1, y1: 0.2, x2: 0.5, y2: 0.1, x3: 0.6, y3: 0.3, x4: 0.2, y4: 0.4 };
    const { url } = await faulty(
      status(404, '{"message":"Cannot GET /api/assets/x/ocr"}'),
      status(200, JSON.stringify([box, { ...box, isVisible: false }])),
    );
    const library = connect(url);
    expect(await library.text(ID, never)).toBeNull();
    expect(await library.text(ID, never)).toEqual([{ text: 'Hi', x1: 0.1, y1: 0.1, x2: 0.6, y2: 0.4 }]);
  });
});

describe('something that does not even speak HTTP', () => {
  it('is unreachable, in one sentence', async () => {
    const tcp = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => tcp.close() });
    const url = `http://127.0.0.1:${(tcp.address() as AddressInfo).port}`;
    expect((await failure(connect(url).me(never))).code).toBe('immich_unreachable');
  });
});
