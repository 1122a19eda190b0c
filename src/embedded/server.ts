import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { application } from './api/application.ts';
import { Keys } from './api/keys.ts';
import { type PaceRates, pacer } from './api/pace.ts';
import type { Catalogue } from './catalogue.ts';
import { Library } from './library/library.ts';
import { stableId } from './stable-id.ts';

/** A key that the server accepts in `x-api-key`. */
export interface EmbeddedApiKey {
  readonly name: string;
  readonly key: string;
  /** Immich's permission names, `['all']` for every one. */
  readonly permissions: readonly string[];
}

/**
 * Slows the server to a real one's rates; for benchmarks. A real one on two cores needs 54 ms for 1,000 assets
 * with EXIF by keyset, and gives 484 thumbnails a second.
 */
export type Pace = PaceRates;

export interface EmbeddedServerOptions {
  readonly catalogue: Catalogue;
  /** 0 (default): any free one. */
  readonly port?: number;
  /** Loopback unless said otherwise. */
  readonly host?: string;
  readonly apiKeys: readonly EmbeddedApiKey[];
  readonly pace?: Pace;
  /** Lets the owner sign in with e-mail and this password. Without one nobody can. */
  readonly password?: string;
  /** The clock; ISO dates of changes come from it. */
  readonly now?: () => Date;
  /** 0 ≤ x < 1; for random search. */
  readonly random?: () => number;
}

export interface EmbeddedServer {
  /** With `/api`, as IMMICH_URL is written. */
  readonly url: string;
  readonly port: number;
  /** Stops serving and closes the catalogue. */
  close(): Promise<void>;
}

/**
 * Serves a catalogue as Immich 3.1's HTTP API.
 * @throws when the port is taken (Node's EADDRINUSE as it is).
 */
export const startEmbeddedServer = async (options: EmbeddedServerOptions): Promise<EmbeddedServer> => {
  const { catalogue, port = 0, host = '127.0.0.1', now = () => new Date() } = options;
  const library = await Library.open(catalogue, now);
  const answer = application({
    library,
    keys: keysOf(options, now().toISOString()),
    pace: pacer(options.pace ?? {}),
    random: options.random ?? Math.random,
  });
  const server = createServer(
    { keepAliveTimeout: 5000 },
    (request, response) => void answer(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shownHost = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shownHost}:${address.port}/api`,
    port: address.port,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await library.settled();
      await catalogue.close?.();
    },
  };
};

const keysOf = (options: EmbeddedServerOptions, createdAt: string): Keys => {
  const id = (name: string) => stableId(options.catalogue.owner.id, name);
  const session = { id: id('session'), name: 'session', permissions: ['all'], createdAt };
  const keys = new Keys(options.password ?? null, session);
  for (const [at, { name, key, permissions }] of options.apiKeys.entries())
    keys.add(key, { id: id(`key ${at}`), name, permissions, createdAt });
  return keys;
};
