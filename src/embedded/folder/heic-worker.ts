import { parentPort } from 'node:worker_threads';
import decode from 'heic-decode';

/** Runs in a worker thread: a photo takes seconds in WebAssembly, and the library must go on answering. */
parentPort?.on(
  'message',
  async ({ job, content }: { readonly job: number; readonly content: Uint8Array }) => {
    try {
      const { width, height, data } = await decode({ buffer: content });
      parentPort?.postMessage({ job, width, height, data }, [data.buffer]);
    } catch (error) {
      parentPort?.postMessage({ job, error: error instanceof Error ? error.message : String(error) });
    }
  },
);
