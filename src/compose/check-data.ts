import { existsSync, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceConfig } from '../config/service-config.ts';
import { openAccountStore } from '../storage/account-store.ts';
import type { Check } from './check.ts';
import { writableFolder } from './installation.ts';

/** 100 MB is what an ordinary library takes. */
const ENOUGH_BYTES = 200 * 1024 * 1024;

export function checkDataFolder({ dataDir }: ServiceConfig): Check {
  const title = 'Data folder';
  try {
    writableFolder(dataDir);
    const { bavail, bsize } = statfsSync(dataDir);
    const free = bavail * bsize;
    const megabytes = Math.floor(free / 1024 / 1024);
    return free >= ENOUGH_BYTES
      ? { title, state: 'ok', message: `${dataDir} can be written.` }
      : {
          title,
          state: 'warning',
          message: `${dataDir} has only ${megabytes} MB left: make room, a large library needs 100 MB and more.`,
        };
  } catch (error) {
    return { title, state: 'failed', message: messageOf(error) };
  }
}

export function checkDatabase({ dataDir }: ServiceConfig): Check {
  const title = 'Database';
  const accounts = join(dataDir, 'accounts');
  const folders = existsSync(accounts) ? readdirSync(accounts) : [];
  if (folders.length === 0)
    return { title, state: 'ok', message: 'None yet; it is made by the first analysis.' };
  try {
    let assets = 0;
    for (const folder of folders) {
      const store = openAccountStore({ folder: join(accounts, folder), now: Date.now() });
      assets += store.statistics.read().totalAssets;
      store.close();
    }
    const of = folders.length === 1 ? 'one account' : `${folders.length} accounts`;
    return { title, state: 'ok', message: `Sound; ${assets} assets of ${of}.` };
  } catch (error) {
    return { title, state: 'failed', message: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
