import { randomBytes, randomUUID } from 'node:crypto';
import { installationSecret } from './account/installation-secret.ts';
import type { Library } from './account/library.ts';
import { createLibraryChoice } from './account/library-choice.ts';
import { libraryFile } from './account/library-file.ts';
import { createLibrarySwitch } from './account/library-switch.ts';
import type { RunStatus } from './analysis/run-control.ts';
import { createConfigurationRoom } from './compose/configuration-room.ts';
import type { ConnectedLibrary } from './compose/connected-library.ts';
import { version, webRoot, writableFolder } from './compose/installation.ts';
import { keepTrying } from './compose/keep-trying.ts';
import { listen } from './compose/listen.ts';
import { openLog } from './compose/log.ts';
import { openLibrary } from './compose/open-library.ts';
import { startingSettings } from './compose/settings.ts';
import { createConnectionTest } from './compose/test-connection.ts';
import type { ServiceConfig } from './config/service-config.ts';
import { createApp } from './http/app.ts';

export interface ServiceOptions {
  readonly config: ServiceConfig;
  /** Opened whatever was connected before: the demo's sample, a folder named on the command line. */
  readonly library?: Library;
  /** Start an analysis as soon as the library is open, unless one was finished already. */
  readonly startAnalysis?: boolean;
  readonly logToStdout: boolean;
  /** What goes on while the library opens, for a terminal. */
  readonly report?: (message: string) => void;
}

export interface Service {
  /** The address to open in a browser. */
  readonly url: string;
  /** Resolves once the library is open; rejects where it cannot be opened. Null: none is chosen yet. */
  readonly opened: Promise<ConnectedLibrary | null>;
  /** Stops in the order: no new requests, the run, the database, the library. Within 10 seconds. */
  close(): Promise<void>;
}

const clock = (): number => Date.now();

/**
 * Builds the service and starts it. The page is up before the library is, so that what is wrong with the
 * library can be read there. Throws where the data folder or the port cannot be used.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config } = options;
  writableFolder(config.dataDir);
  const log = openLog(config, options.logToStdout);
  const { logger } = log;

  const choice = createLibraryChoice({
    file: libraryFile(config.dataDir),
    secret: () => installationSecret(config.dataDir, config.secretKey, randomBytes),
    random: randomBytes,
    fixed: options.library === undefined ? config.immich : { url: null, apiKey: null },
  });
  const libraries = createLibrarySwitch<ConnectedLibrary>({
    open: (library, report, signal) =>
      openLibrary({
        library,
        config,
        remembered: rememberedUser(library),
        report: (message) => {
          report(message);
          options.report?.(message);
        },
        signal,
        clock,
        random: Math.random,
        logger,
      }),
  });

  function rememberedUser(library: Library) {
    try {
      const chosen = choice.chosen();
      return chosen !== null && sameLibrary(chosen.library, library) ? chosen.user : null;
    } catch {
      return null;
    }
  }

  const connect = async (library: Library): Promise<ConnectedLibrary> => {
    const connected = await libraries.to(library);
    choice.remember(library, connected.user);
    logger.info({ kind: library.kind }, 'The library is open');
    return connected;
  };

  const app = await createApp({
    rooms: {
      version,
      library: libraries.current,
      health: () => {
        const state = libraries.state();
        if (state.kind === 'failed') return { state: 'failed', message: state.error.message };
        return { state: state.kind, message: state.kind === 'opening' ? state.message : null };
      },
      configuration: createConfigurationRoom({
        version,
        choice,
        libraries,
        test: createConnectionTest(clock, Math.random),
        defaults: startingSettings(config, 'immich'),
        connect,
      }),
    },
    webRoot,
    basePath: config.basePath,
    allowedHosts: [...config.allowedHosts, config.host],
    trustProxy: config.trustProxy,
    logger,
    requestId: randomUUID,
  });
  const url = await listen(app, config).catch(async (error: unknown) => {
    await app.close();
    await log.close();
    throw error;
  });

  const stopping = new AbortController();
  const opened = openFirst();
  // Whoever does not wait for it is told by the page and the log.
  opened.catch((error: unknown) => logger.error({ err: error }, 'The library cannot be opened'));

  async function openFirst(): Promise<ConnectedLibrary | null> {
    try {
      const library = options.library ?? choice.chosen()?.library;
      if (library === undefined) return null;
      const connected = await keepTrying(() => connect(library), stopping.signal, logger);
      await connected.runs.pickUp();
      if (options.startAnalysis === true && isOver(connected.runs.status())) await connected.runs.start({});
      return connected;
    } catch (error) {
      if (error instanceof Error && libraries.state().kind === 'none') libraries.fail(error);
      throw error;
    }
  }

  return {
    url,
    opened,
    async close() {
      stopping.abort();
      await app.close();
      await libraries.close();
      await log.close();
    },
  };
}

/** Never begun, or broken off: what has finished or goes on needs no start. */
function isOver({ state }: RunStatus): boolean {
  return state === null || state === 'failed' || state === 'stopped';
}

function sameLibrary(one: Library, other: Library): boolean {
  if (one.kind === 'immich') return other.kind === 'immich' && one.url === other.url;
  if (one.kind === 'folder') return other.kind === 'folder' && one.path === other.path;
  return other.kind === 'sample';
}
