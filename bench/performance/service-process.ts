import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { allocatorSettings } from '../../test/docker/dockerfile.ts';

/** What the built program reports of one run. */
export interface RunFigures {
  /** By phase. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly total: number;
  readonly thumbnails: number;
  readonly state: string;
  /** p99 of a page of results while it ran, ms. */
  readonly answered: number | null;
  readonly assets: number;
  /** Peak RSS since the process began. */
  readonly peakMegabytes: number;
  /** Beyond what an empty one takes. */
  readonly databaseMegabytes: number;
}

export interface ServiceProcess {
  run(options: {
    readonly full?: boolean;
    readonly rescoreOnly?: boolean;
    /** Stop when this phase begins. */
    readonly until?: string;
    /** Ask for a page of results again and again while it runs. */
    readonly answers?: boolean;
  }): Promise<RunFigures>;
  stop(): Promise<void>;
}

/** Starts the built program (`dist`) on an empty data folder, in a process of its own. */
export async function startService(library: {
  readonly url: string;
  readonly key: string;
  readonly mode?: 'quick' | 'thorough';
}): Promise<ServiceProcess> {
  const entry = fileURLToPath(new URL('./service.js', import.meta.url));
  const { url, key, mode } = library;
  const env = { ...process.env, ...allocatorSettings() };
  const child = fork(entry, [JSON.stringify({ url, key, mode })], { execArgv: [], env });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The measured process ended with ${code}.`);
  });
  failed.catch(() => undefined);
  await Promise.race([once(child, 'message'), failed]);
  return {
    async run(options) {
      child.send({ ask: 'run', ...options });
      const [message] = (await Promise.race([once(child, 'message'), failed])) as [{ answer: RunFigures }];
      return message.answer;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.send({ ask: 'stop' });
      await ended;
    },
  };
}
