import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RandomBytes } from './sealed-key.ts';

const FILE = 'secret.key';
const SECRET_BYTES = 32;

/**
 * SECRET_KEY where it is set; else a key file in the data folder, made once, readable by its owner only.
 * The file protects a database that leaks alone, and nothing more.
 */
export function installationSecret(dataDir: string, secretKey: string | null, random: RandomBytes): string {
  if (secretKey !== null) return secretKey;
  const path = join(dataDir, FILE);
  if (!existsSync(path))
    writeFileSync(path, Buffer.from(random(SECRET_BYTES)).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(path, 'utf8').trim();
}
