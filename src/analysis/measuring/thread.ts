import { Worker } from 'node:worker_threads';
import type { Measured } from './measuring.ts';

/** One measuring thread, which does one picture at a time. */
export interface MeasuringThread {
  /** False when it never came so far as to take a picture. */
  readonly ready: Promise<boolean>;
  isAlive(): boolean;
  /** Rejects when the thread ends over the picture or takes too long; the thread is lost then. */
  measure(image: Uint8Array): Promise<Measured>;
  stop(): Promise<void>;
}

/** Megabytes of each half of the young heap: pixels lie outside of it, and figures are few. */
const YOUNG_MB = 4;
/** A thread needs some 20 MB of objects; a picture that asks for more than this would take the machine with it. */
const OLD_MB = 128;

/** @param mostMs How long one picture may take. */
export function startThread(entry: URL, mostMs: number): MeasuringThread {
  const worker = new Worker(entry, {
    name: 'measuring',
    resourceLimits: { maxYoungGenerationSizeMb: 3 * YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
  });
  let isAlive = true;
  let answer: (measured: Measured) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const { promise: ready, resolve: settleReady } = Promise.withResolvers<boolean>();
  const end = (error: Error) => {
    isAlive = false;
    settleReady(false);
    fail(error);
  };
  worker.on('message', (message: 'ready' | Measured) => {
    if (message !== 'ready') return answer(message);
    settleReady(true);
    // A thread that waits for a picture shall not keep the program from ending.
    worker.unref();
  });
  worker.on('error', (cause) =>
    end(new Error(`The thumbnail could not be measured (${messageOf(cause)}).`, { cause })),
  );
  worker.on('exit', (code) =>
    end(new Error(`The thumbnail could not be measured: its thread ended with ${code}.`)),
  );

  return {
    ready,
    isAlive: () => isAlive,
    async measure(image) {
      const { promise, resolve, reject } = Promise.withResolvers<Measured>();
      answer = resolve;
      fail = reject;
      const timer = setTimeout(() => {
        end(new Error(`The thumbnail was given up: measuring it took longer than ${mostMs / 1000} s.`));
        void worker.terminate();
      }, mostMs);
      try {
        // The copy is handed over, so that the caller's bytes stay; a thumbnail has some 12 KB.
        const bytes = Uint8Array.from(image);
        worker.postMessage(bytes, [bytes.buffer]);
        return await promise;
      } finally {
        clearTimeout(timer);
      }
    },
    async stop() {
      isAlive = false;
      await worker.terminate();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
