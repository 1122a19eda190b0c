import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { allocatorSettings } from '../docker/dockerfile.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MIB = 1024 * 1024;

/** What a process holds. Sizes in MiB, after its garbage was collected. */
export interface Held {
  readonly heap: number;
  /** Buffers, outside of the heap. */
  readonly outside: number;
  readonly rss: number;
  /** Open files, sockets and pipes. */
  readonly handles: number;
  readonly threads: number;
  readonly database: number;
  readonly journal: number;
  readonly log: number;
}

/** The service as people start it, in a process of its own, with a probe inside. */
export interface SoakedService {
  readonly url: string;
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Reads an answer to its end and returns its length. */
  read(path: string): Promise<number>;
  hold(): Promise<Held>;
  /** What a query of one number says of the account's database, past the service. */
  count(sql: string): number;
  /** Asks it to stop; how it ended, and after how many ms. */
  stop(): Promise<{ readonly code: number | null; readonly ms: number }>;
}

export async function startSoakedService(
  folder: string,
  library: { readonly url: string; readonly key: string },
): Promise<SoakedService> {
  const child = fork(join(ROOT, 'src/bin.ts'), ['serve'], {
    cwd: folder,
    execArgv: ['--expose-gc', '--import', fileURLToPath(new URL('./soak-probe.ts', import.meta.url))],
    env: {
      PATH: process.env.PATH,
      ...allocatorSettings(),
      HOME: folder,
      TZ: 'Etc/UTC',
      PORT: '0',
      AUTH: 'none',
      DATA_DIR: join(folder, 'data'),
      LOG_DIR: join(folder, 'logs'),
      IMMICH_URL: library.url,
      IMMICH_API_KEY: library.key,
      SECRET_KEY: 'the secret of a long life',
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const url = await addressOf(child);
  const accounts = join(folder, 'data', 'accounts');
  const database = (): string => join(accounts, readdirSync(accounts)[0] ?? '', 'library.db');

  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };

  const count = (sql: string): number => {
    const reader = new Database(database(), { readonly: true });
    try {
      return Number(reader.prepare(sql).pluck().get());
    } finally {
      reader.close();
    }
  };

  return {
    url,
    async call(method, path, body) {
      const text = await (await ask(method, path, body)).text();
      return text === '' ? null : JSON.parse(text);
    },
    async read(path) {
      let length = 0;
      for await (const chunk of (await ask('GET', path)).body ?? []) length += chunk.length;
      return length;
    },
    async hold() {
      const said = once(child, 'message');
      child.send('measure');
      const [memory] = (await said) as [NodeJS.MemoryUsage];
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return {
        heap: memory.heapUsed / MIB,
        outside: memory.external / MIB,
        rss: memory.rss / MIB,
        handles: readdirSync(`/proc/${child.pid}/fd`).length,
        threads: Number(/^Threads:\s+(\d+)/m.exec(status)?.[1]),
        // With what still stands in its journal.
        database: count('select page_count * page_size from pragma_page_count, pragma_page_size') / MIB,
        journal: sizeOf(`${database()}-wal`),
        log: readdirSync(join(folder, 'logs')).reduce(
          (sum, name) => sum + sizeOf(join(folder, 'logs', name)),
          0,
        ),
      };
    },
    count,
    async stop() {
      const since = performance.now();
      if (child.exitCode !== null) return { code: child.exitCode, ms: 0 };
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      return { code, ms: performance.now() - since };
    },
  };
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size / MIB : 0;
}

/** The address that it says. Rejects with its words when it ends before that. */
function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      if (said.length < 4_000) said += String(chunk);
      const found = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(said)));
  });
}
