import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServiceConfig } from '../config/service-config.ts';
import { checkDatabaseFile } from '../storage/copy-database.ts';
import { useFolder } from '../storage/folder-use.ts';
import { BackupError, fingerprintOf, MANIFEST, type Manifest, manifest } from './backup.ts';
import { writableFolder } from './installation.ts';

export interface Restored {
  readonly createdAt: string;
  readonly files: number;
  /** Where what was there before lies now; null: nothing was there. */
  readonly replaced: string | null;
}

/** What a backup replaces; everything else in the data folder stays. Sessions are of the old state. */
const REPLACED = ['accounts', 'library.json', 'secret.key', 'sessions.json'];

/**
 * Puts a backup in the place of what lies in the data folder, which is kept beside it. Nothing is touched before
 * the whole backup was checked. `now`: epoch milliseconds. Throws {@link BackupError}, and `StorageError`
 * (`folder_in_use`) while the service runs.
 */
export function restoreBackup(
  { dataDir }: Pick<ServiceConfig, 'dataDir'>,
  folder: string,
  now: number,
): Restored {
  const { files, created_at } = checkedManifest(folder);
  writableFolder(dataDir);
  const giveBack = useFolder(dataDir, 'alone');
  try {
    const fresh = join(dataDir, `restoring-${process.pid}`);
    for (const { file } of files) {
      mkdirSync(dirname(join(fresh, file)), { recursive: true, mode: 0o700 });
      copyFileSync(join(folder, file), join(fresh, file));
    }
    const old = REPLACED.filter((name) => existsSync(join(dataDir, name)));
    const replaced = join(dataDir, `replaced-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`);
    if (old.length > 0) mkdirSync(replaced, { mode: 0o700 });
    // Renaming within one folder: a cut in power leaves every file whole, in the one place or the other.
    for (const name of old) renameSync(join(dataDir, name), join(replaced, name));
    for (const name of readdirSync(fresh)) renameSync(join(fresh, name), join(dataDir, name));
    rmdirSync(fresh);
    return { createdAt: created_at, files: files.length, replaced: old.length > 0 ? replaced : null };
  } finally {
    giveBack();
  }
}

/** Every file is there, as it was written, and every database is sound. */
function checkedManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  if (!existsSync(path))
    throw new BackupError(
      `${folder} is no backup: ${MANIFEST} is missing. Name the folder that \`backup\` made.`,
    );
  const read = manifest.safeParse(parse(readFileSync(path, 'utf8')));
  if (!read.success)
    throw new BackupError(`${path} cannot be understood: it was changed, or made by a newer version.`);
  for (const { file, bytes, sha256 } of read.data.files) {
    if (!/^(library\.json|secret\.key|accounts\/[\w-]+\/library\.(json|db))$/.test(file))
      throw new BackupError(`${path} names "${file}", which belongs to no backup: nothing was changed.`);
    const copy = join(folder, file);
    const found = existsSync(copy) ? fingerprintOf(copy) : null;
    if (found?.bytes !== bytes || found.sha256 !== sha256)
      throw new BackupError(`${copy} is missing or damaged: nothing was changed. Take another backup.`);
    if (file.endsWith('.db')) checkDatabaseFile(copy);
  }
  return read.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
