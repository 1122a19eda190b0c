import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that passes through, numbered among those of its kind from 0. */
export interface Passing {
  readonly method: string;
  /** Without `/api` and the query. */
  readonly path: string;
  /** It would change the library. */
  readonly changes: boolean;
  /** Among the calls of its kind (changing or reading) since the faults were set. */
  readonly n: number;
  readonly body: string;
}

/**
 * What happens to a call. `cut before`: the line is cut and the server never hears of it; `cut after`: the
 * server has acted, the answer is lost; `cut within`: half of the answer comes; `late`: the line is cut, and
 * the server hears of it only when `releaseLate` is called; `hang`: the server acts and no answer ever comes;
 * `drip`: it comes a byte at a time, and never ends.
 */
export type Fault =
  | 'pass'
  | 'cut before'
  | 'cut after'
  | 'cut within'
  | 'corrupt'
  | 'late'
  | 'hang'
  | 'drip'
  | { readonly status: number; readonly body?: string; readonly type?: string; readonly acts?: boolean }
  | { readonly json: unknown };

export interface FaultyProxy {
  readonly url: string;
  fault: (call: Passing) => Fault;
  /** Called before a call is looked at; a test kills a process or changes the world in here. */
  before: (call: Passing) => void | Promise<void>;
  readonly calls: Passing[];
  /** Counts from 0 again, and lets everything pass. */
  heal(): void;
  releaseLate(): Promise<void>;
  close(): Promise<void>;
}

/** Between two bytes: the last but one of a small answer is never seen. */
const DRIP_MS = 40;
const READING = /^\/search\//;

/** Stands between the program and a server on loopback, and does to their talk what a test says. */
export async function faultyProxy(target: { readonly port: number }): Promise<FaultyProxy> {
  const late: (() => Promise<unknown>)[] = [];
  const counts = { changes: 0, reads: 0 };

  function send(request: IncomingMessage, body: string): Promise<{ answer: IncomingMessage; bytes: Buffer }> {
    return new Promise((resolve, reject) => {
      const onward = forward(
        `http://127.0.0.1:${target.port}${request.url}`,
        { method: request.method, headers: { ...request.headers, host: 'immich' } },
        async (answer) => {
          const chunks: Buffer[] = [];
          for await (const chunk of answer) chunks.push(chunk as Buffer);
          resolve({ answer, bytes: Buffer.concat(chunks) });
        },
      );
      onward.on('error', reject).end(body);
    });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const path = (request.url ?? '').replace(/^\/api/, '').split('?')[0] ?? '';
    const changes = request.method !== 'GET' && !READING.test(path);
    const n = changes ? counts.changes++ : counts.reads++;
    const call: Passing = { method: request.method ?? '', path, changes, n, body };
    proxy.calls.push(call);
    await proxy.before(call);
    const fault = proxy.fault(call);
    const cut = (): void => void request.socket.destroy();
    if (fault === 'cut before') return cut();
    if (fault === 'late') {
      late.push(() => send(request, body));
      return cut();
    }
    if (typeof fault === 'object') {
      if ('json' in fault) {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(fault.json));
        return;
      }
      if (fault.acts === true) await send(request, body);
      response
        .writeHead(fault.status, { 'content-type': fault.type ?? 'text/plain' })
        .end(fault.body ?? 'proxy');
      return;
    }
    const { answer, bytes } = await send(request, body);
    if (fault === 'cut after') return cut();
    if (fault === 'hang') return;
    const headers = { ...answer.headers, 'content-length': String(bytes.length) };
    delete headers['transfer-encoding'];
    response.writeHead(answer.statusCode ?? 500, headers);
    if (fault === 'drip') {
      let at = 0;
      const drop = setInterval(() => response.write(bytes.subarray(at, ++at)), DRIP_MS);
      response.on('close', () => clearInterval(drop));
      return;
    }
    if (fault === 'cut within') {
      response.write(bytes.subarray(0, bytes.length >> 1), cut);
      if (bytes.length < 2) cut();
    } else if (fault === 'corrupt') response.end(Buffer.alloc(bytes.length, '\u0000{['));
    else response.end(bytes);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: () => 'pass',
    before: () => {},
    calls: [],
    heal() {
      proxy.fault = () => 'pass';
      proxy.before = () => {};
      counts.changes = 0;
      counts.reads = 0;
    },
    async releaseLate() {
      for (const one of late.splice(0)) await one();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}
