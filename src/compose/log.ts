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
    close: () =>
      new Promise((resolve) => {
        logger.flush(() => {
          transport.once('close', () => resolve());
          transport.end();
        });
      }),
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
