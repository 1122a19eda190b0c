import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FolderCatalogue,
  type FolderOptions,
  openFolderCatalogue,
} from '../../src/embedded/folder/folder-catalogue.ts';
import {
  type EmbeddedServer,
  type EmbeddedServerOptions,
  startEmbeddedServer,
} from '../../src/embedded/server.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: answers are validated against Immich's description, not against types
  readonly json: any;
}

/** A client that knows nothing: it sends and shows what came back. */
export const client =
  (url: string, key: string | null) =>
  async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(key === null ? {} : { 'x-api-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    let json: unknown;
    try {
      json = JSON.parse(bytes.toString('utf8'));
    } catch {
      json = undefined;
    }
    return { status: response.status, headers: response.headers, bytes, json };
  };

export type Client = ReturnType<typeof client>;

export interface Opened {
  readonly catalogue: FolderCatalogue;
  readonly server: EmbeddedServer;
  readonly api: Client;
  close(): Promise<void>;
}

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'embedded-'));
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Serves a folder once all of it has been read. */
export const openFolder = async (
  folder: FolderOptions,
  server: Partial<EmbeddedServerOptions> = {},
): Promise<Opened> => {
  const catalogue = await openFolderCatalogue(folder);
  await catalogue.whenReady();
  const started = await startEmbeddedServer({
    catalogue,
    apiKeys: [{ name: 'full', key: 'full', permissions: ['all'] }],
    ...server,
  });
  return { catalogue, server: started, api: client(started.url, 'full'), close: () => started.close() };
};
