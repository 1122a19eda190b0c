import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { AccountError } from '../account/errors.ts';
import { readableFolder } from '../account/folder-check.ts';
import type { Library } from '../account/library.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { useFolder } from '../storage/folder-use.ts';
import type { ConnectedLibrary } from './connected-library.ts';
import { writableFolder } from './installation.ts';
import { openLibrary } from './open-library.ts';
import { storedChoice } from './stored-choice.ts';

export interface OneOff {
  readonly library: ConnectedLibrary;
  /** Absolute path of the scanned folder; null for the configured Immich. */
  readonly folder: string | null;
  close(): Promise<void>;
}

export interface OneOffOptions {
  readonly config: ServiceConfig;
  /** Null: the configured Immich, with its ordinary data folder. */
  readonly folder: string | null;
  readonly report: (message: string) => void;
  readonly signal: AbortSignal;
}

/** Opens a library for one command, without a web page. A folder gets a data folder that goes away on close. */
export async function openOnce(options: OneOffOptions): Promise<OneOff> {
  if (options.folder === null) return openConfigured(options);
  const folder = readableFolder(options.folder);
  const dataDir = mkdtempSync(join(tmpdir(), 'immich-image-cleaner-'));
  const remove = (): void => {
    if (existsSync(dataDir)) rmSync(dataDir, { recursive: true });
  };
  try {
    const library = await open({ kind: 'folder', path: folder }, { ...options.config, dataDir }, options);
    return {
      library,
      folder,
      async close() {
        await library.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

async function openConfigured(options: OneOffOptions): Promise<OneOff> {
  const { config } = options;
  const choice = storedChoice(config);
  const chosen = choice.chosen();
  if (chosen === null)
    throw new AccountError(
      'not_set_up',
      'No Immich is configured: set IMMICH_URL and IMMICH_API_KEY, connect it on the web page, or name a folder.',
    );
  writableFolder(config.dataDir);
  const leave = useFolder(config.dataDir, 'shared');
  try {
    const library = await open(chosen.library, config, options);
    choice.remember(chosen.library, library.user);
    return { library, folder: null, close: () => library.close().finally(leave) };
  } catch (error) {
    leave();
    throw error;
  }
}

function open(
  library: Library,
  config: ServiceConfig,
  { report, signal }: OneOffOptions,
): Promise<ConnectedLibrary> {
  return openLibrary({
    library,
    config,
    remembered: null,
    account: null,
    report,
    signal,
    clock: () => Date.now(),
    random: Math.random,
    logger: pino({ level: 'silent' }),
  });
}
