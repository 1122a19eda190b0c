import type { Logger } from 'pino';
import type { Library, RememberedUser } from '../account/library.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import type { ConnectedLibrary } from './connected-library.ts';

export interface OpenLibraryOptions {
  readonly library: Library;
  readonly config: ServiceConfig;
  /** Whose library it was when it was last open: then it opens without the server too. */
  readonly remembered: RememberedUser | null;
  readonly report: (message: string) => void;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly random: () => number;
  readonly logger: Logger;
}

export async function openLibrary(_options: OpenLibraryOptions): Promise<ConnectedLibrary> {
  throw new Error('not yet');
}
