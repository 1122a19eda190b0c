import { createServer } from 'node:net';
import type { ServiceConfig } from '../config/service-config.ts';
import type { Check } from './check.ts';
import { checkDatabase, checkDataFolder } from './check-data.ts';
import { checkExiftool, checkImages } from './check-images.ts';
import { checkImmich } from './check-immich.ts';

const LEAST_NODE = 24;

/** Everything that has to be right, one after the other. Changes nothing but the data folder, which it makes. */
export async function* checkUp(config: ServiceConfig): AsyncIterable<Check> {
  yield checkNode();
  yield checkDataFolder(config);
  yield checkDatabase(config);
  yield await checkImages();
  yield await checkExiftool();
  yield await checkImmich(config);
  yield await checkPort(config);
}

function checkNode(): Check {
  const title = 'Node';
  const { node } = process.versions;
  return Number.parseInt(node, 10) >= LEAST_NODE
    ? { title, state: 'ok', message: node }
    : { title, state: 'failed', message: `${node} is too old: install Node ${LEAST_NODE} or newer.` };
}

async function checkPort({ host, port }: ServiceConfig): Promise<Check> {
  const title = 'Port';
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve({
        title,
        state: 'warning',
        message:
          error.code === 'EADDRINUSE'
            ? `${port} is taken (perhaps by this service itself): set PORT to another number, or stop what uses it.`
            : `${host}:${port} cannot be used (${error.code}): check HOST and PORT.`,
      }),
    );
    server.listen({ host, port }, () =>
      server.close(() => resolve({ title, state: 'ok', message: `${host}:${port} is free.` })),
    );
  });
}
