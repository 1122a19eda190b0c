import { z } from 'zod';
import { serviceSchema } from '../../src/config/service-schema.ts';

/** Settings by environment, in the order in which people need them. Every one must stand in a chapter. */
const CHAPTERS: Readonly<Record<string, readonly string[]>> = {
  'Immich and its key': ['IMMICH_URL', 'IMMICH_API_KEY', 'IMMICH_PUBLIC_URL', 'SECRET_KEY'],
  'Where it listens, and who may come in': [
    'PORT',
    'HOST',
    'AUTH',
    'ALLOWED_HOSTS',
    'TRUST_PROXY',
    'BASE_PATH',
  ],
  'Files and logs': ['DATA_DIR', 'LOG_DIR', 'LOG_LEVEL', 'TZ'],
  'The analysis': ['THUMBNAIL_MODE', 'BATCH_SIZE', 'CONCURRENCY', 'RECENT_DAYS', 'SCHEDULE', 'QUIET_HOURS'],
  'Figures for Prometheus': ['METRICS_TOKEN'],
};

/** Values in the container image, where they differ (Dockerfile). */
const IN_IMAGE: Readonly<Record<string, string>> = {
  HOST: '0.0.0.0',
  PORT: '5000',
  DATA_DIR: '/app/data',
  LOG_DIR: '/app/logs',
};

/** Every setting with its default, from the schema that reads them. */
export function configuration(): string {
  const defaults: Record<string, unknown> = serviceSchema.parse({});
  const listed = new Set(Object.values(CHAPTERS).flat());
  // A setting that stands in no chapter still has to be found.
  const others = Object.keys(serviceSchema.shape).filter((name) => !listed.has(name));
  const chapters = { ...CHAPTERS, ...(others.length === 0 ? {} : { More: others }) };
  return [
    '# Configuration',
    '',
    '<!-- Made from src/config/service-schema.ts by `npm run docs`; change it there. -->',
    '',
    'Nothing has to be set: without any setting the page asks for what it needs.',
    '',
    '## What beats what',
    '',
    '1. Options of the command line (`--port`, `--host`, `--data-dir`).',
    '2. The environment.',
    '3. The file that `CONFIG_FILE` names: lines such as `PORT=5001`. A name that is no setting is refused.',
    '4. The default.',
    '',
    'An empty value counts as not set, as Docker Compose writes it. Secrets can stand in files of their own:',
    '`IMMICH_API_KEY_FILE`, `SECRET_KEY_FILE` and `METRICS_TOKEN_FILE` name them. All mistakes are reported at once.',
    '',
    'What is under “The analysis” is where each account begins; what a person changes on the page beats it, for',
    'that account. `IMMICH_URL` and `IMMICH_API_KEY` work the other way round: set here, they are fixed on the page.',
    '',
    ...Object.entries(chapters).flatMap(([title, names]) => [
      `## ${title}`,
      '',
      '| setting | default | in the image | |',
      '|---|---|---|---|',
      ...names.map((name) => row(name, defaults[name])),
      '',
    ]),
    '## Of the container only',
    '',
    '| setting | default | |',
    '|---|---|---|',
    '| `PUID`, `PGID` | `1000` | User and group that own the data and log folders and run the service. Folders that belong to somebody else are handed over at start. |',
    '',
  ].join('\n');
}

function row(name: string, value: unknown): string {
  const schema = serviceSchema.shape[name as keyof typeof serviceSchema.shape];
  const text = z.globalRegistry.get(schema)?.description ?? '';
  const image = IN_IMAGE[name];
  return `| \`${name}\` | ${shown(value)} | ${image === undefined ? '' : `\`${image}\``} | ${text.replaceAll('|', '\\|')} |`;
}

function shown(value: unknown): string {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '–';
  return `\`${String(value)}\``;
}
