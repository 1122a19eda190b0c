import type { Catalogue } from './catalogue.ts';

/** A key that the server accepts in `x-api-key`. */
export interface EmbeddedApiKey {
  readonly name: string;
  readonly key: string;
  /** Immich's permission names, `['all']` for every one. */
  readonly permissions: readonly string[];
}

/** Slows the server to a real one's rates; for benchmarks. */
export interface Pace {
  /** A real server needs 54 ms for 1,000 assets with EXIF, by keyset on two cores. */
  readonly msPerThousandAssets?: number;
  /** A real server gives 484 thumbnails a second to eight connections. */
  readonly thumbnailsPerSecond?: number;
}

export interface EmbeddedServerOptions {
  readonly catalogue: Catalogue;
  /** 0 (default): any free one. */
  readonly port?: number;
  /** Loopback unless said otherwise. */
  readonly host?: string;
  readonly apiKeys: readonly EmbeddedApiKey[];
  readonly pace?: Pace;
  /** The clock; ISO dates of changes come from it. */
  readonly now?: () => Date;
}

export interface EmbeddedServer {
  /** With `/api`, as IMMICH_URL is written. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves a catalogue as Immich 3.1's HTTP API.
 * @throws when the port is taken (the cause is Node's EADDRINUSE).
 */
export const startEmbeddedServer = async (_options: EmbeddedServerOptions): Promise<EmbeddedServer> => {
  throw new Error('The embedded server is being written: its routes follow.');
};
