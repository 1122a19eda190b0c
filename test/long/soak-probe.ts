/**
 * Loaded into the service beside its own code: collects its garbage when its parent asks, and answers what is
 * left. Memory without this says more about when V8 last felt like collecting than about the program.
 */
import { isMainThread } from 'node:worker_threads';

const collect = (globalThis as { gc?: () => void }).gc;
if (isMainThread && process.send !== undefined && collect !== undefined) {
  process.on('message', () => {
    collect();
    collect();
    process.send?.(process.memoryUsage());
  });
  // Being asked must not keep the service alive when it is told to stop.
  process.channel?.unref();
}
