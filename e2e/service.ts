import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Service {
  /** Without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A service needs a few seconds to load; a busy machine more. */
const START_TIMEOUT_MS = 60_000;

/** Starts the program as a user does, on a free port and with empty data, and waits until it answers. */
export async function startService(...args: string[]): Promise<Service> {
  const data = await mkdtemp(join(tmpdir(), 'image-cleaner-e2e-'));
  const child = spawn(process.execPath, ['src/bin.ts', ...args, '--port', '0', '--data-dir', data], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, IMMICH_URL: '', IMMICH_API_KEY: '' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    return { url: await announcedAddress(child.stderr, ended), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The program says where it listens once it does. */
function announcedAddress(stderr: NodeJS.ReadableStream, ended: Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`The service ${why}. It said:\n${said}`));
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT_MS);
    void ended.then(() => fail('ended'));
    stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/[\w.:[\]-]+/.exec(said)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
