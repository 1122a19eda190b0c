import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import type { ServiceConfig } from '../config/service-config.ts';
import { makeFolder } from './make-folder.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Ten files of at most 10 MB: enough for weeks, harmless for a small disk. */
const ROTATION = { size: '10m', frequency: 'daily', limit: { count: 10 } };

/** A disk that takes longer for the last lines has other troubles. */
const LONGEST_FLUSH_MS = 2_000;

/** Shorter ones are words that a log may well have. */
const SHORTEST_SECRET = 6;

export interface Log {
  readonly logger: Logger;
  /** Writes what is still buffered. */
  close(): Promise<void>;
}

/** Where lines go. */
interface Sink {
  write(line: string): void;
  close(): Promise<void>;
}

/**
 * Logs into LOG_DIR, rotated, and (for the service, not for commands that print data) to stdout. Where the
 * folder cannot be written, or no longer, that is said once, and the log goes on without it. No line holds
 * a secret.
 */
export function openLog(config: ServiceConfig, toStdout: boolean): Log {
  if (config.logLevel === 'silent') return { logger: pino({ level: 'silent' }), close: async () => {} };
  const known = [config.immich.apiKey, config.secretKey, config.metricsToken].filter(
    (secret): secret is string => secret !== null && secret.length >= SHORTEST_SECRET,
  );
  // Somebody must hear of it: a command that prints data to stdout still has stderr.
  const open = terminal(toStdout ? 1 : 2);
  let file: Sink | null = null;
  const logger = pino(
    {
      level: config.logLevel,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: { streamWrite: (line) => withoutSecrets(line, known) },
    },
    {
      write(line: string) {
        file?.write(line);
        if (toStdout || file === null) open.write(line);
      },
    },
  );
  const goOnWithout = (reason: string): void => {
    file = null;
    logger.warn(
      `The log folder ${config.logDir} cannot be written (${reason}): the log goes to ${toStdout ? 'stdout' : 'stderr'} only.`,
    );
  };
  try {
    makeFolder(config.logDir);
    accessSync(config.logDir, constants.W_OK);
    file = rotatedFile(config.logDir, (error) => goOnWithout(error.message));
  } catch (error) {
    goOnWithout(error instanceof Error ? error.message : String(error));
  }
  return {
    logger,
    async close() {
      await file?.close();
      await open.close();
    },
  };
}

function terminal(descriptor: 1 | 2): Sink {
  const stream = pino.destination({ dest: descriptor, sync: true });
  // Whoever read it is gone: the file still tells everything.
  stream.on('error', () => {});
  return { write: (line) => void stream.write(line), close: async () => {} };
}

/** Written by a thread of its own, so that a slow disk holds nobody up. */
function rotatedFile(folder: string, failed: (error: Error) => void): Sink {
  const transport = pino.transport({
    target: 'pino-roll',
    options: { file: join(folder, 'cleaner'), extension: '.log', ...ROTATION },
  });
  let broken = false;
  transport.on('error', (error: Error) => {
    if (!broken) failed(error);
    broken = true;
  });
  return {
    write(line) {
      if (!broken) transport.write(line);
    },
    async close() {
      if (broken) return;
      await new Promise<void>((resolve) => transport.flush(() => resolve()));
      const closed = new AbortController();
      const ending = once(transport, 'close', { signal: closed.signal });
      transport.end();
      // The writing thread keeps no process alive, so the timer does, for as long as it may take.
      const timer = setTimeout(() => closed.abort(), LONGEST_FLUSH_MS);
      await ending.catch(() => undefined);
      clearTimeout(timer);
    },
  };
}
