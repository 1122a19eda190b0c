import { accessSync, constants, existsSync } from 'node:fs';
import { arch, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { nextTime } from '../account/schedule.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { weakSecret } from '../config/weak-secret.ts';
import type { Check } from './check.ts';
import { version, webRoot } from './installation.ts';
import { makeFolder } from './make-folder.ts';

const MEGABYTE = 1024 * 1024;
/** What the service is promised to get by with. */
const ENOUGH_MEMORY = 512 * MEGABYTE;

/** What is installed, and on what. */
export function checkProgram(): Check {
  const where = existsSync('/.dockerenv') || existsSync('/run/.containerenv') ? ', in a container' : '';
  return {
    title: 'Program',
    state: 'ok',
    message: `${version} on ${type()} ${release()} ${arch()}${where}.`,
  };
}

/** Of the container where one sets a limit, else of the machine. */
export function checkMemory(): Check {
  const title = 'Memory';
  const limit = process.constrainedMemory();
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  const megabytes = Math.floor(bytes / MEGABYTE);
  return bytes >= ENOUGH_MEMORY
    ? { title, state: 'ok', message: `${megabytes} MB.` }
    : {
        title,
        state: 'warning',
        message: `Only ${megabytes} MB may be used: give it 512 MB (mem_limit), or lower CONCURRENCY.`,
      };
}

export function checkLogFolder({ logDir }: ServiceConfig): Check {
  const title = 'Log folder';
  try {
    makeFolder(logDir);
    accessSync(logDir, constants.W_OK);
    return { title, state: 'ok', message: `${logDir} can be written.` };
  } catch {
    return {
      title,
      state: 'warning',
      message: `${logDir} cannot be written, so the log goes to the terminal only: give this user the right to write there, or set LOG_DIR.`,
    };
  }
}

export function checkWebPage(): Check {
  const title = 'Web page';
  return existsSync(join(webRoot, 'index.html'))
    ? { title, state: 'ok', message: 'Built.' }
    : { title, state: 'warning', message: 'Not built, only the API answers: npm run build.' };
}

/** Who can reach the service, and whether they have to sign in. */
export function checkAccess({ host, port, auth, basePath, secretKey, trustProxy }: ServiceConfig): Check {
  const title = 'Access';
  const isOpen = auth === 'none' && !/^(127\.|localhost$|\[?::1)/.test(host);
  const key = secretKey === null ? 'a key file in the data folder' : 'SECRET_KEY';
  const message = `${host}:${port}${basePath}, AUTH=${auth}, TRUST_PROXY=${trustProxy}; API keys are sealed with ${key}.`;
  const warnings = [
    isOpen ? 'Everybody who reaches this address may use it.' : [],
    weakSecret(secretKey) ?? [],
  ].flat();
  return warnings.length > 0
    ? { title, state: 'warning', message: [message, ...warnings].join(' ') }
    : { title, state: 'ok', message };
}

/** `now`: epoch milliseconds. */
export function checkTime({ timeZone, analysis }: ServiceConfig, now: number): Check {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const next = nextTime(analysis.schedule, now, timeZone);
  const schedule =
    next === null ? 'no schedule' : `next analysis ${new Date(next).toISOString()} (${analysis.schedule})`;
  return { title: 'Time', state: 'ok', message: `${new Date(now).toISOString()}, ${zone}; ${schedule}.` };
}
