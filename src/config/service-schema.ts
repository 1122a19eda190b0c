import { isIP } from 'node:net';
import { z } from 'zod';
import { HOURS, isCronPattern } from './when.ts';

/** Docker Compose writes an unset variable as an empty one: both mean "not set". */
const unset = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

const text = z.preprocess(unset, z.string().trim().optional());

const wholeNumber = (least: number, most: number, standard: number) =>
  z.preprocess(
    unset,
    z
      .string()
      .trim()
      .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
      .transform(Number)
      .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`)
      .optional()
      .default(standard),
  );

const choice = <const Options extends readonly [string, ...string[]]>(
  options: Options,
  standard: Options[number],
) =>
  z.preprocess(
    unset,
    z
      .enum(options, { error: () => `must be one of ${options.join(', ')}` })
      .optional()
      .default(standard as never),
  );

const yesNo = z.preprocess(
  unset,
  z
    .stringbool({ error: () => 'must be true or false' })
    .optional()
    .default(false),
);

const webAddress = z.preprocess(
  unset,
  z
    .string()
    .trim()
    .refine(
      isWebAddress,
      'must be an address such as http://192.168.1.10:2283, starting with http:// or https://',
    )
    .optional(),
);

/** What the name in an address can be; with anything else, nobody would ever be let in under it. */
const HOST_NAME = /^[\p{L}\p{N}._-]+$/u;

const hostNames = z.preprocess(
  unset,
  z
    .string()
    .optional()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((entry) => entry.trim().toLowerCase())
        .filter((entry) => entry !== ''),
    )
    .refine(
      (names) => names.every((name) => HOST_NAME.test(name) || isIP(name) !== 0),
      'must be names such as photos.example.com, without http:// and without a port',
    ),
);

/**
 * Everything that can be set from outside, by its environment name. The descriptions are the
 * documentation: docs/configuration.md is made from them.
 */
export const serviceSchema = z.object({
  IMMICH_URL: webAddress.describe(
    'Address of the Immich server, with or without /api. Set here, it is fixed and cannot be changed on screen.',
  ),
  IMMICH_API_KEY: text.describe(
    'API key of the Immich account (Immich: Account settings, API keys). Or IMMICH_API_KEY_FILE.',
  ),
  IMMICH_PUBLIC_URL: webAddress.describe(
    'Where people open Immich in the browser, if that differs from IMMICH_URL. Used for the links to Immich.',
  ),
  SECRET_KEY: text.describe(
    'Any long random text (`openssl rand -hex 32`). Seals the stored API key. Or SECRET_KEY_FILE. Without it a key file is made in DATA_DIR.',
  ),
  PORT: wholeNumber(0, 65_535, 5001).describe('Port of the web page and the API.'),
  HOST: z
    .preprocess(unset, z.string().trim().optional().default('127.0.0.1'))
    .describe('Address to listen on. 127.0.0.1: this machine only; 0.0.0.0: every network interface.'),
  AUTH: choice(['immich', 'none'], 'immich').describe(
    'immich: people sign in with their Immich account. none: no sign-in, for a trusted network or behind a proxy that signs people in.',
  ),
  ALLOWED_HOSTS: hostNames.describe(
    'Further host names under which the page is opened, separated by commas. IP addresses, localhost and names in .local always work.',
  ),
  TRUST_PROXY: yesNo.describe(
    'true: believe the X-Forwarded headers of the reverse proxy in front (the nearest one, if there are several).',
  ),
  BASE_PATH: z
    .preprocess(unset, z.string().trim().optional().default(''))
    .transform((value) => value.replace(/\/+$/, ''))
    .refine(
      (value) => value === '' || /^(\/(?!\.\.?(?:\/|$))[\w.~-]+)+$/.test(value),
      'must look like /cleaner',
    )
    .refine(
      (value) => !/^\/(?:api|health|metrics|_app)(?:\/|$)/.test(value),
      'must not begin with /api, /health, /metrics or /_app, which this service has itself',
    )
    .describe('Sub-path under which a reverse proxy serves the page, such as /cleaner.'),
  DATA_DIR: z
    .preprocess(unset, z.string().optional().default('./data'))
    .describe('Folder of the database. It never holds pictures.'),
  LOG_DIR: z.preprocess(unset, z.string().optional().default('./logs')).describe('Folder of the log files.'),
  LOG_LEVEL: choice(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'info').describe(
    'How much is written to the log.',
  ),
  TZ: text
    .refine(
      (zone) => zone === undefined || isTimeZone(zone),
      'must be a time zone such as Europe/Berlin or Etc/UTC',
    )
    .describe('Time zone of SCHEDULE and QUIET_HOURS. Log lines are in UTC.'),
  THUMBNAIL_MODE: choice(['quick', 'thorough'], 'quick').describe(
    'quick: camera photos are not looked at, so blur and decodable damage in them are not judged. thorough: every thumbnail is read.',
  ),
  BATCH_SIZE: wholeNumber(1, 1000, 1000).describe('Assets that are asked for in one request to Immich.'),
  CONCURRENCY: wholeNumber(1, 32, 8).describe('Thumbnails that are fetched at the same time.'),
  RECENT_DAYS: wholeNumber(0, 3650, 30).describe(
    'Screenshots younger than this many days are shown, but not recommended for deletion.',
  ),
  SCHEDULE: text
    .refine(
      (pattern) => pattern === undefined || isCronPattern(pattern),
      'must be five fields such as "0 3 * * *" (every night at three)',
    )
    .describe(
      'When an analysis begins by itself: five fields as cron has them (`0 3 * * *`: every night at three), in TZ. Without it, only when somebody starts one.',
    ),
  QUIET_HOURS: text
    .refine((hours) => hours === undefined || HOURS.test(hours), 'must look like 18:00-23:30')
    .describe(
      'Hours such as 18:00-23:30 (over midnight too), in TZ, in which a scheduled analysis does not begin, and pauses. What a person starts goes on.',
    ),
  METRICS_TOKEN: text
    .refine((token) => token === undefined || token.length >= 16, 'must have at least 16 characters')
    .describe(
      'Whoever sends this as `Authorization: Bearer …` may read /metrics (for Prometheus). Or METRICS_TOKEN_FILE. Without it /metrics asks for a sign-in as the API does, and tells of that account alone.',
    ),
});

export type ServiceEnvironment = z.output<typeof serviceSchema>;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isWebAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === ''
  );
}
