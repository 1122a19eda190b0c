import { createServer } from 'node:net';
import type { ServiceConfig } from '../config/service-config.ts';
import type { Check } from './check.ts';
import { checkDatabase, checkDataFolder } from './check-data.ts';
import { checkExiftool, checkImages } from './check-images.ts';
import { checkImmich } from './check-immich.ts';
import {
  checkAccess,
  checkLogFolder,
  checkMemory,
  checkProgram,
  checkTime,
  checkWebPage,
} from './check-program.ts';

const LEAST_NODE = 24;

/** Everything that has to be right, one after the other. Changes nothing but the data and log folders, which it makes. */
export async function* checkUp(config: ServiceConfig): AsyncIterable<Check> {
  yield checkProgram();
  yield checkNode();
  yield checkMemory();
  yield checkTime(config, Date.now());
  yield checkDataFolder(config);
  yield checkLogFolder(config);
  yield checkDatabase(config);
  yield await checkImages();
  yield await checkExiftool();
  yield await checkImmich(config);
  yield checkAccess(config);
  yield checkWebPage();
  yield await checkPort(config);
}

function checkNode(): Check {
  const title = 'Node';
  const { node } = process.versions;
  return Number.parseInt(node, 10) >= LEAST_NODE
    ? { title, state: 'ok', message: node }
    : { title, state: 'failed', message: `${node} is too old: install Node ${LEAST_NODE} or newer.` };
}

async function checkPort(config: ServiceConfig): Promise<Check> {
  const title = 'Port';
  const { host, port } = config;
  const running = await versionAt(config);
  if (running !== null)
    return { title, state: 'ok', message: `${host}:${port}: version ${running} of this service answers.` };
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve({
        title,
        state: 'warning',
        message:
          error.code === 'EADDRINUSE'
            ? `${port} is taken by another program: set PORT to another number, or stop what uses it.`
            : `${host}:${port} cannot be used (${error.code}): check HOST and PORT.`,
      }),
    );
    server.listen({ host, port }, () =>
      server.close(() => resolve({ title, state: 'ok', message: `${host}:${port} is free.` })),
    );
  });
}

/** The version of the service that answers there already; null: none does. */
async function versionAt({ host, port, basePath }: ServiceConfig): Promise<string | null> {
  if (port === 0) return null;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const address = `http://${name.includes(':') ? `[${name}]` : name}:${port}${basePath}/health`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) });
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null && 'version' in body ? String(body.version) : null;
  } catch {
    return null;
  }
}
