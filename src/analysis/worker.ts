import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createMeasuringPool, threadsFor } from './measuring/pool.ts';
import type { RunInterruption } from './run-context.ts';
import { beginRun, type RunOrder } from './run-process.ts';

/** The thread in which a run lives; it ends with the run. The clock and chance of a thread enter here. */
const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread only.');

const order = workerData as RunOrder;
const running = beginRun(order, {
  clock: () => Date.now(),
  random: Math.random,
  tell: (news) => port.postMessage(news),
  measuring: createMeasuringPool({ threads: threadsFor(availableParallelism(), order.settings.pace) }),
});
port.on('message', (message: RunInterruption['kind'] | 'wake') => {
  if (message === 'wake') running.wake();
  else running.interrupt(message);
});
try {
  await running.ended;
} finally {
  port.close();
}
