import { resolve } from 'node:path';
import { type BackupMade, makeBackup } from '../../compose/backup.ts';
import { loadConfig } from '../../config/load-config.ts';
import { ExitCode } from '../exit-code.ts';
import { print } from '../output.ts';
import { overridesFrom, type ServiceFlags } from '../overrides.ts';

/** Makes a backup and says what it needs besides. */
export async function backup(folder: string, flags: ServiceFlags): Promise<ExitCode> {
  const config = loadConfig(overridesFrom(flags));
  const made = await makeBackup(config, resolve(folder), Date.now());
  const megabytes = (made.bytes / 1024 / 1024).toFixed(1);
  await print(`${made.folder}: ${made.accounts} account(s), ${megabytes} MB.\n`);
  await print(`${aboutKeys(made)}\n`);
  return ExitCode.done;
}

function aboutKeys({ hasApiKeys, hasKeyFile }: BackupMade): string {
  if (!hasApiKeys) return 'No API key is stored in it.';
  return hasKeyFile
    ? 'It holds the file that opens the stored API keys (secret.key): keep it where nobody else can read it.'
    : 'The stored API keys in it open with your SECRET_KEY only: keep that, too.';
}
