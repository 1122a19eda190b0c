import { resolve } from 'node:path';
import { restoreBackup } from '../../compose/restore.ts';
import { loadConfig } from '../../config/load-config.ts';
import { ExitCode } from '../exit-code.ts';
import { print } from '../output.ts';
import { overridesFrom, type ServiceFlags } from '../overrides.ts';

/** Restores a backup and says where the earlier data lie. */
export async function restore(folder: string, flags: ServiceFlags): Promise<ExitCode> {
  const config = loadConfig(overridesFrom(flags));
  const { createdAt, files, replaced } = restoreBackup(config, resolve(folder), Date.now());
  await print(`Restored ${files} files of ${createdAt} into ${config.dataDir}.\n`);
  if (replaced !== null) await print(`What was there before lies in ${replaced}.\n`);
  return ExitCode.done;
}
