import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface SyntheticProcessOptions {
  readonly assets: number;
  readonly seed?: number;
  readonly variants?: number;
  /** At the rates of a real server instead of as fast as it can. */
  readonly paced?: boolean;
}

export interface SyntheticProcess {
  /** With `/api`. */
  readonly url: string;
  readonly key: string;
  readonly pid: number;
  /** `{ touch: 0.01 }`, `{ upload: 5 }`, `{ trash: 5 }`; answers with the ids concerned. */
  change(command: SyntheticChange): Promise<{ touched?: string[]; uploaded?: string[]; trashed?: string[] }>;
  stop(): Promise<void>;
}

export interface SyntheticChange {
  readonly touch?: number;
  readonly upload?: number;
  readonly trash?: number;
}

/**
 * Starts a synthetic library in a process of its own and waits until it listens.
 * @throws Error when the process ends before that; its own words are on standard error.
 */
export async function startSyntheticProcess(options: SyntheticProcessOptions): Promise<SyntheticProcess> {
  // TypeScript in a checkout, JavaScript in the built package.
  const entry = new URL(`./process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const child = spawn(process.execPath, [fileURLToPath(entry), ...argumentsOf(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async <T>(): Promise<T> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('The synthetic library ended before it answered.');
    return JSON.parse(value) as T;
  };
  const { url, key } = await answer<{ url: string; key: string }>();
  return {
    url,
    key,
    pid: child.pid ?? 0,
    change: (command) => {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      return answer();
    },
    stop: () => ended(child),
  };
}

function argumentsOf({ assets, seed = 1, variants = 40, paced = false }: SyntheticProcessOptions): string[] {
  return [
    '--assets',
    `${assets}`,
    '--seed',
    `${seed}`,
    '--variants',
    `${variants}`,
    ...(paced ? ['--paced'] : []),
  ];
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.stdin?.end();
  await exit;
}
