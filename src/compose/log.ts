import { once } from 'node:events';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino, type TransportTargetOptions } from 'pino';
import type { ServiceConfig } from '../config/service-config.ts';

/** Wherever a key could stand in a logged object; a key never enters a message. */
const SECRETS = [
  'apiKey',
  '*.apiKey',
  '*.*.apiKey',
  'api_key',
  '*.api_key',
  '*.*.api_key',
  'secretKey',
  '*.secretKey',
  'req.headers["x-api-key"]',
  'req.headers.authorization',
  'req.headers.cookie',
];

/** Ten files of at most 10 MB: enough for weeks, harmless for a small disk. */
const ROTATION = { size: '10m', frequency: 'daily', limit: { count: 10 } };

/** A disk that takes longer for the last lines has other troubles. */
const LONGEST_FLUSH_MS = 2_000;

export interface Log {
  readonly logger: Logger;
  /** Writes what is still buffered. */
  close(): Promise<void>;
}

/** Logs into LOG_DIR, rotated, and (for the service, not for commands that print data) to stdout. */
export function openLog(config: ServiceConfig, toStdout: boolean): Log {
  if (config.logLevel === 'silent') return { logger: pino({ level: 'silent' }), close: async () => {} };
  const folder = usableFolder(config.logDir);
  const targets: TransportTargetOptions[] = [
    ...(toStdout ? [{ target: 'pino/file', options: { destination: 1 } }] : []),
    ...(folder === null
      ? []
      : [
          { target: 'pino-roll', options: { file: join(folder, 'cleaner'), extension: '.log', ...ROTATION } },
        ]),
  ];
  const transport = pino.transport({ targets });
  const logger = pino(
    {
      level: config.logLevel,
      redact: { paths: SECRETS, censor: '[secret]' },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    transport,
  );
  if (folder === null)
    logger.warn(`The log folder ${config.logDir} cannot be written, so the log goes to stdout only.`);
  return {
    logger,
    async close() {
      await new Promise<void>((resolve) => logger.flush(() => resolve()));
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

function usableFolder(path: string): string | null {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    return path;
  } catch {
    return null;
  }
}
