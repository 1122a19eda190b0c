import { Worker } from 'node:worker_threads';
import type { Measured } from './measuring.ts';

/** A measuring thread, which does one picture after the other. */
export interface MeasuringThread {
  /** False when it never came so far as to take a picture. */
  readonly ready: Promise<boolean>;
  isAlive(): boolean;
  /** Pictures given to it that are not measured yet. */
  load(): number;
  /**
   * Rejects when the thread ends over the picture or takes too long over it, and with `NotBegun` when it did so over one
   * before; the thread is lost then.
   */
  measure(image: Uint8Array): Promise<Measured>;
  stop(): Promise<void>;
}

/** The thread was lost before it came to this picture: another may measure it. */
export class NotBegun extends Error {
  override readonly name = 'NotBegun';
}

interface Given {
  readonly resolve: (measured: Measured) => void;
  readonly reject: (error: Error) => void;
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
  const given: Given[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isAlive = true;
  const { promise: ready, resolve: settleReady } = Promise.withResolvers<boolean>();

  /** The time of a picture begins when it is the first. */
  function watch(): void {
    clearTimeout(timer);
    if (given.length > 0) timer = setTimeout(giveUp, mostMs);
  }

  function giveUp(): void {
    end(new Error(`The thumbnail was given up: measuring it took longer than ${mostMs / 1000} s.`));
    void worker.terminate();
  }

  function end(error: Error): void {
    isAlive = false;
    clearTimeout(timer);
    settleReady(false);
    const [first, ...others] = given.splice(0);
    first?.reject(error);
    for (const { reject } of others) reject(new NotBegun(error.message, { cause: error }));
  }

  worker.on('message', (message: 'ready' | Measured) => {
    if (message === 'ready') {
      settleReady(true);
      // A thread that waits for a picture shall not keep the program from ending.
      worker.unref();
      return;
    }
    given.shift()?.resolve(message);
    watch();
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
    load: () => given.length,
    measure(image) {
      const { promise, resolve, reject } = Promise.withResolvers<Measured>();
      given.push({ resolve, reject });
      if (given.length === 1) watch();
      // The copy is handed over, so that the caller's bytes stay; a thumbnail has some 12 KB.
      const bytes = Uint8Array.from(image);
      worker.postMessage(bytes, [bytes.buffer]);
      return promise;
    },
    async stop() {
      end(new Error('The thumbnail was given up: the analysis ends.'));
      await worker.terminate();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
