import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { libraryFile } from '../account/library-file.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { copyDatabase } from '../storage/copy-database.ts';
import { version } from './installation.ts';
import { makeFolder } from './make-folder.ts';

/** A backup cannot be made, or is none. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code = 'backup_refused';
}

export const MANIFEST = 'backup.json';

/** `file`: below the data folder, with slashes. */
export const manifest = z.object({
  format: z.literal('image-cleaner-backup'),
  version: z.literal(1),
  program: z.string(),
  created_at: z.string(),
  files: z.array(z.object({ file: z.string(), bytes: z.number(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;

export interface BackupMade {
  readonly folder: string;
  readonly accounts: number;
  readonly bytes: number;
  /** The key that opens the stored API keys lies in the backup; else it is SECRET_KEY, and must be kept apart. */
  readonly hasKeyFile: boolean;
  /** API keys are stored in it: of people who signed in, or of who connected the service. */
  readonly hasApiKeys: boolean;
}

/** What belongs to an installation besides the databases. Sessions do not: people sign in again. */
const LIBRARY = 'library.json';
const SMALL_FILES = [LIBRARY, 'secret.key'];

/**
 * Copies every account's database with its decisions, settings, sealed key and audit log into `folder`, also
 * while the service runs. `now`: epoch milliseconds. Throws {@link BackupError} and `StorageError`.
 */
export async function makeBackup(
  { dataDir }: Pick<ServiceConfig, 'dataDir'>,
  folder: string,
  now: number,
): Promise<BackupMade> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new BackupError(`${folder} is not empty: name a folder that is not there yet.`);
  const accounts = accountFolderNames(dataDir);
  if (accounts.length === 0 && !existsSync(join(dataDir, 'library.json')))
    throw new BackupError(`There is nothing to back up in ${dataDir}: check DATA_DIR or --data-dir.`);
  makeFolder(folder, 0o700);

  const files: string[] = [];
  const take = (file: string): void => {
    if (!existsSync(join(dataDir, file))) return;
    mkdirSync(dirname(join(folder, file)), { recursive: true, mode: 0o700 });
    copyFileSync(join(dataDir, file), join(folder, file));
    files.push(file);
  };
  for (const name of SMALL_FILES) take(name);
  for (const account of accounts) {
    take(`accounts/${account}/${LIBRARY}`);
    const database = `accounts/${account}/library.db`;
    if (!existsSync(join(dataDir, database))) continue;
    mkdirSync(dirname(join(folder, database)), { recursive: true, mode: 0o700 });
    await copyDatabase(join(dataDir, database), join(folder, database));
    files.push(database);
  }

  const listed = files.map((file) => ({ file, ...fingerprintOf(join(folder, file)) }));
  const text: Manifest = {
    format: 'image-cleaner-backup',
    version: 1,
    program: version,
    created_at: new Date(now).toISOString(),
    files: listed,
  };
  // Last: a backup without it was broken off.
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(text, null, 2)}\n`, { mode: 0o600 });
  return {
    folder,
    accounts: accounts.length,
    bytes: listed.reduce((sum, { bytes }) => sum + bytes, 0),
    hasKeyFile: files.includes('secret.key'),
    hasApiKeys: files
      .filter((file) => basename(file) === LIBRARY)
      .some((file) => holdsKey(join(folder, file))),
  };
}

function holdsKey(file: string): boolean {
  const saved = libraryFile(dirname(file)).read();
  return saved?.kind === 'immich' && saved.key !== null;
}

/** A large library's database is larger than the memory that the service may take. */
const CHUNK_BYTES = 1024 * 1024;

export function fingerprintOf(path: string): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const descriptor = openSync(path, 'r');
  try {
    let bytes = 0;
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, read));
      bytes += read;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(descriptor);
  }
}

function accountFolderNames(dataDir: string): string[] {
  const folder = join(dataDir, 'accounts');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
