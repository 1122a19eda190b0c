import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { readableFolder } from '../account/folder-check.ts';
import type { Library } from '../account/library.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { type FolderCatalogue, openFolderCatalogue } from '../embedded/folder/folder-catalogue.ts';
import { withSampleMarks } from '../embedded/sample/with-sample-marks.ts';
import { startEmbeddedServer } from '../embedded/server.ts';
import { drawSample } from './draw-sample.ts';

/** An address that speaks Immich's API: Immich itself, or our own server over a folder. */
export interface LibrarySource {
  readonly url: string;
  readonly apiKey: string;
  /** Paths are the person's own, as in a folder. */
  readonly pathsAreMeaningful: boolean;
  /** The folder that they are relative to. */
  readonly pathRoot?: string;
  /** Where people open it in the browser, as far as it is known without asking. */
  readonly webUrl: string | null;
  close(): Promise<void>;
}

/** The same pictures for everybody, so that what is said about the sample library holds everywhere. */
const SAMPLE_SEED = 1;
/** How often a person who waits is told how far it is. */
const REPORT_EVERY_MS = 1_000;

export interface SourceOptions {
  readonly library: Library;
  readonly config: ServiceConfig;
  /** What is going on, for a person who waits. */
  readonly report: (message: string) => void;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

export async function openSource(options: SourceOptions): Promise<LibrarySource> {
  const { library, config } = options;
  if (library.kind === 'immich') return { ...immichSource(library, config), close: async () => {} };
  const folder = library.kind === 'sample' ? await sampleFolder(options) : readableFolder(library.path);
  return serveFolder(folder, options);
}

function immichSource(library: Extract<Library, { kind: 'immich' }>, { immich }: ServiceConfig) {
  const { url, apiKey } = library;
  return { url, apiKey, pathsAreMeaningful: false, webUrl: immich.publicUrl };
}

async function sampleFolder({ config, report, signal, clock }: SourceOptions): Promise<string> {
  const folder = join(config.dataDir, 'sample-library');
  let saidAt = Number.NEGATIVE_INFINITY;
  const say = (done: number, total: number): void => {
    if (done < total && clock() - saidAt < REPORT_EVERY_MS) return;
    saidAt = clock();
    report(`Drawing the sample library: ${done} of ${total} pictures.`);
  };
  await drawSample({ folder, seed: SAMPLE_SEED }, say, signal);
  return folder;
}

async function serveFolder(folder: string, options: SourceOptions): Promise<LibrarySource> {
  const { config, clock } = options;
  const now = (): Date => new Date(clock());
  const catalogue = await openFolderCatalogue({ folder, cacheDir: join(config.dataDir, 'folders'), now });
  try {
    await readWhole(catalogue, options);
    // Loopback and a key of the moment: nobody else on this machine can use it.
    const apiKey = randomBytes(32).toString('base64url');
    const server = await startEmbeddedServer({
      catalogue: options.library.kind === 'sample' ? await withSampleMarks(catalogue, folder) : catalogue,
      apiKeys: [{ name: 'image cleaner', key: apiKey, permissions: ['all'] }],
      now,
    });
    return {
      url: server.url,
      apiKey,
      pathsAreMeaningful: true,
      pathRoot: realpathSync(folder),
      webUrl: null,
      close: () => server.close(),
    };
  } catch (error) {
    await catalogue.close();
    throw error;
  }
}

/** Judging what was not read yet would call it pending, so the folder is read first; the next time it is known. */
async function readWhole(catalogue: FolderCatalogue, { report, signal }: SourceOptions): Promise<void> {
  const say = (): void => {
    const { done, total } = catalogue.progress();
    report(`Reading the folder: ${done} of ${total} files.`);
  };
  const timer = setInterval(say, REPORT_EVERY_MS);
  try {
    signal.throwIfAborted();
    await Promise.race([catalogue.whenReady(), aborted(signal)]);
  } finally {
    clearInterval(timer);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
