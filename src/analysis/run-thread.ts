import { Worker } from 'node:worker_threads';
import type { RunEnvironment, RunOrder, RunProcess } from './run-process.ts';
import type { RunNews } from './run-status.ts';

/** The same as `beginRun`, in a worker thread, so that the API answers while the run computes. */
export function beginRunInThread(order: RunOrder, { tell }: Pick<RunEnvironment, 'tell'>): RunProcess {
  // From a checkout this file is TypeScript, from the package it is not: the worker lies beside it.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./worker.${extension}`, import.meta.url), {
    workerData: order,
    name: 'analysis',
  });
  worker.on('message', (news: RunNews) => tell(news));
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
  return {
    ended,
    interrupt: (kind) => worker.postMessage(kind),
    wake: () => worker.postMessage('wake'),
  };
}
