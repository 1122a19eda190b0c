import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSyntheticProcess } from '../../src/embedded/synthetic/start-process.ts';

/** The built program with a large library that it has read and judged. */
export interface LargeService {
  readonly url: string;
  /** How many assets it has judged: a few of a library are hidden or in the trash. */
  readonly analyzed: number;
  /** For how long its event loop was held at most since the last call, ms. */
  held(): Promise<number>;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** `dataDir`: one that an earlier run left; null: a new one, removed at the end. */
export async function startLargeService(assets: number, dataDir: string | null): Promise<LargeService> {
  const server = await startSyntheticProcess({ assets });
  const data = dataDir ?? mkdtempSync(join(tmpdir(), 'iic-bench-web-'));
  const program = spawn(
    process.execPath,
    [
      '--import',
      new URL('./watch-loop.js', import.meta.url).href,
      join(ROOT, 'dist/src/bin.js'),
      'serve',
      '--port',
      '0',
      '--data-dir',
      data,
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        IMMICH_URL: server.url,
        IMMICH_API_KEY: server.key,
        AUTH: 'none',
        LOG_LEVEL: 'error',
        LOG_DIR: join(data, 'logs'),
      },
    },
  );
  const said = createInterface({ input: program.stdout });
  const url = await address(program);
  await analyse(url);
  return {
    url,
    analyzed: await analyzedAt(url),
    async held() {
      program.kill('SIGUSR2');
      for (;;) {
        const [line] = (await once(said, 'line')) as [string];
        if (line.startsWith('held ')) return Number(line.slice(5));
      }
    },
    async stop() {
      const ended = once(program, 'exit');
      program.kill('SIGTERM');
      await ended;
      await server.stop();
      if (dataDir === null) rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The program says where it listens once it does. */
async function address(program: ChildProcess): Promise<string> {
  let said = '';
  for await (const piece of program.stderr ?? []) {
    said += String(piece);
    const found = /http:\/\/[\w.:[\]-]+/.exec(said)?.[0];
    if (found === undefined) continue;
    program.stderr?.resume();
    return found;
  }
  throw new Error(`The measured program ended:\n${said}`);
}

/** Everything read and judged from its metadata; pictures are not looked at, since nothing here depends on them. */
async function analyse(url: string): Promise<void> {
  const status = async () =>
    (await (await fetch(`${url}/api/analyze/status`)).json()) as {
      phase?: string | null;
      state?: string | null;
    };
  for (let opened = false; !opened; await wait(200)) opened = (await fetch(`${url}/api/statistics`)).ok;
  if ((await analyzedAt(url)) > 0) return;
  const post = (path: string, body: object) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const started = await post('/api/analyze/start', { mode: 'quick' });
  if (!started.ok) throw new Error(await started.text());
  const isReading = ({ phase, state }: Awaited<ReturnType<typeof status>>) =>
    phase !== 'pixels' && (state === 'queued' || state === 'running');
  while (isReading(await status())) await wait(500);
  await post('/api/analyze/stop', {});
}

async function analyzedAt(url: string): Promise<number> {
  return ((await (await fetch(`${url}/api/statistics`)).json()) as { analyzed: number }).analyzed;
}
