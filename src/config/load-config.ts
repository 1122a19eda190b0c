import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError, type ConfigMistake } from './config-error.ts';
import type { ServiceConfig } from './service-config.ts';
import { type ServiceEnvironment, serviceSchema } from './service-schema.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Values given on the command line; they beat the environment, which beats the file. */
export type Overrides = Readonly<Partial<Record<keyof ServiceEnvironment, string>>>;

/** Secrets that may stand in a file of their own (Docker secrets): NAME_FILE instead of NAME. */
const SECRETS = ['IMMICH_API_KEY', 'SECRET_KEY', 'METRICS_TOKEN'] as const;

/**
 * Reads the environment, the file that CONFIG_FILE names (lines of NAME=value) and *_FILE secrets.
 * Throws {@link ConfigError} with every mistake found.
 */
export function loadConfig(overrides: Overrides = {}, environment: Variables = process.env): ServiceConfig {
  const mistakes: ConfigMistake[] = [];
  const variables = {
    ...readConfigFile(environment.CONFIG_FILE, mistakes),
    ...withoutEmpty(environment),
    ...withoutEmpty(overrides),
  };
  for (const name of SECRETS) readSecretFile(name, variables, mistakes);

  const read = serviceSchema.safeParse(variables);
  for (const { path, message } of read.error?.issues ?? [])
    mistakes.push({ field: path.map(String).join('.'), message });
  if (mistakes.length > 0 || !read.success) throw new ConfigError(mistakes);
  return toConfig(read.data);
}

function toConfig(read: ServiceEnvironment): ServiceConfig {
  return deepFreeze({
    immich: {
      url: read.IMMICH_URL ?? null,
      apiKey: read.IMMICH_API_KEY ?? null,
      publicUrl: read.IMMICH_PUBLIC_URL ?? null,
    },
    secretKey: read.SECRET_KEY ?? null,
    port: read.PORT,
    host: read.HOST,
    auth: read.AUTH,
    allowedHosts: read.ALLOWED_HOSTS,
    trustProxy: read.TRUST_PROXY,
    basePath: read.BASE_PATH,
    dataDir: resolve(read.DATA_DIR),
    logDir: resolve(read.LOG_DIR),
    logLevel: read.LOG_LEVEL,
    timeZone: read.TZ ?? null,
    metricsToken: read.METRICS_TOKEN ?? null,
    analysis: {
      mode: read.THUMBNAIL_MODE,
      pageSize: read.BATCH_SIZE,
      concurrency: read.CONCURRENCY,
      recentDays: read.RECENT_DAYS,
      schedule: read.SCHEDULE ?? '',
      quietHours: read.QUIET_HOURS ?? '',
    },
  });
}

function withoutEmpty(variables: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => (entry[1] ?? '').trim() !== ''),
  );
}

function readConfigFile(path: string | undefined, mistakes: ConfigMistake[]): Record<string, string> {
  if (path === undefined || path.trim() === '') return {};
  let variables: Record<string, string>;
  try {
    const text = readFileSync(path, 'utf8');
    for (const line of linesWithoutValue(text))
      mistakes.push({
        field: 'CONFIG_FILE',
        message: `${path}, line ${line}, has no "=": write NAME=value, or # in front of a remark`,
      });
    variables = withoutEmpty(parseEnv(text));
  } catch (cause) {
    mistakes.push({ field: 'CONFIG_FILE', message: `cannot be read (${reasonOf(cause)}): check "${path}"` });
    return {};
  }
  const known = new Set<string>([
    ...Object.keys(serviceSchema.shape),
    ...SECRETS.map((name) => `${name}_FILE`),
  ]);
  for (const name of Object.keys(variables))
    if (!known.has(name))
      mistakes.push({ field: name, message: `in ${path} is not a setting: check its spelling` });
  return variables;
}

/** A name and a value in quotes, which may go on over several lines. */
const QUOTED = /^[^#\n=]+=\s*(["'`])[\s\S]*?\1/gm;

/** Counted from 1: lines that `parseEnv` passes over in silence. Not what they hold, which may be a secret. */
function linesWithoutValue(text: string): number[] {
  const lines = text.replaceAll(QUOTED, (quoted) => `=${quoted.replaceAll(/[^\n]/g, '')}`).split('\n');
  // Where the value went on, nothing is left but an empty line.
  return lines.flatMap((line, at) => (/^\s*(#|$)/.test(line) || line.includes('=') ? [] : [at + 1]));
}

function readSecretFile(
  name: (typeof SECRETS)[number],
  variables: Record<string, string>,
  mistakes: ConfigMistake[],
): void {
  const field = `${name}_FILE`;
  const path = variables[field];
  if (path === undefined) return;
  if (variables[name] !== undefined) {
    mistakes.push({ field, message: `and ${name} are both set: remove one of them` });
    return;
  }
  try {
    const secret = readFileSync(path, 'utf8').trim();
    if (secret === '') mistakes.push({ field, message: `names an empty file: check "${path}"` });
    variables[name] = secret;
  } catch (cause) {
    mistakes.push({ field, message: `cannot be read (${reasonOf(cause)}): check "${path}"` });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
