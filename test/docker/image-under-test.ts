import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '../service/little-folder.ts';
import { healthCommand, imageEnvironment, ROOT } from './dockerfile.ts';

/** What a container runs, with folders of its own that belong to root, as Docker makes mounted ones. */
export interface Container {
  readonly url: string;
  readonly data: string;
  readonly logs: string;
  readonly process: ChildProcess;
  /** Everything written to stdout and stderr so far. */
  said(): string;
  /** Runs the image's own health check until it is content, or the process has ended. */
  healthy(): Promise<boolean>;
  /** Exit code, and how long it took in milliseconds. */
  stop(): Promise<{ readonly code: number | null; readonly ms: number }>;
  remove(): void;
}

/** As one of another user than root; the service's user need not exist by name. */
export const PUID = 12_345;
export const PGID = 12_346;

/** Starts `command` through the image's entrypoint. `code`: the folder in which the image has its files. */
export async function startContainer(
  environment: Record<string, string>,
  { code = ROOT, command = [process.execPath, join(ROOT, 'src/bin.ts'), 'serve'] } = {},
): Promise<Container> {
  const scratch = temporaryFolder('container');
  const [data, logs] = [join(scratch.path, 'data'), join(scratch.path, 'logs')];
  for (const folder of [data, logs]) mkdirSync(folder, { mode: 0o755 });
  // The mount's parent belongs to the host.
  spawnSync('chmod', ['755', scratch.path]);
  const port = await freePort();
  const env = {
    ...imageEnvironment(),
    PATH: process.env.PATH ?? '',
    HOME: '/nonexistent',
    PORT: String(port),
    DATA_DIR: data,
    LOG_DIR: logs,
    PUID: String(PUID),
    PGID: String(PGID),
    ...environment,
  };
  const child = spawn(join(ROOT, 'docker/entrypoint.sh'), command, { cwd: code, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const closed = once(child, 'close');
  const isUp = (): Promise<boolean> => {
    const [file = '', ...args] = healthCommand();
    const check = spawn(file === 'node' ? process.execPath : file, args, { env });
    return once(check, 'close').then(([status]) => status === 0);
  };
  return {
    url: `http://127.0.0.1:${port}${(environment.BASE_PATH ?? '').replace(/\/$/, '')}`,
    data,
    logs,
    process: child,
    said: () => said,
    async healthy() {
      while (child.exitCode === null && child.signalCode === null) if (await isUp()) return true;
      return false;
    },
    async stop() {
      const from = performance.now();
      child.kill('SIGTERM');
      const [status] = await closed;
      return { code: status, ms: performance.now() - from };
    },
    remove() {
      child.kill('SIGKILL');
      scratch.remove();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
