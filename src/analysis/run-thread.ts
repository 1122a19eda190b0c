import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { RunEnvironment, RunOrder, RunProcess } from './run-process.ts';
import type { RunNews } from './run-status.ts';

/** Megabytes of each half of the young heap: with 8 a third less processor time than with 1, with 16 a tenth less again. */
const YOUNG_MB = 16;

/**
 * What a heap may grow by before it is collected, of what is alive in it, %. On a machine with much memory V8 lets it
 * grow to four times; a whole run took 420 MB instead of 300, and no less time.
 */
const GROWTH = 50;

/** The same as `beginRun`, in a worker thread, so that the API answers while the run computes. */
export function beginRunInThread(order: RunOrder, { tell }: Pick<RunEnvironment, 'tell'>): RunProcess {
  // From a checkout this file is TypeScript, from the package it is not: the worker lies beside it.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  // A page of a thousand assets is garbage within milliseconds; in V8's first two megabytes it would not fit, and
  // a third of the run's time would go into moving it about. The thread reads this when it starts.
  setFlagsFromString(`--min-semi-space-size=${YOUNG_MB}`);
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
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
