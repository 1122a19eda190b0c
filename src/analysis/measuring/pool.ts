import { type Measured, type Measuring, measuringHere } from './measuring.ts';
import { type MeasuringThread, startThread } from './thread.ts';

/** More than four threads no server keeps busy. */
const MOST_THREADS = 4;
/** A machine of two processors has little memory as a rule, and a thread takes some 100 MB at its peak. */
const SMALL_MACHINE = 2;

/** Threads for a machine of so many processors; one is left to the run itself and to the server. 0: measured here. */
export function threadsFor(processors: number): number {
  return processors <= SMALL_MACHINE ? 0 : Math.min(MOST_THREADS, processors - 1);
}

/** A thumbnail takes some milliseconds; a NAS that swaps may take a thousand times as long. */
const MOST_MS = 20_000;

/**
 * Measures in threads of their own, so that the run's thread is free for requests and for the database. They
 * begin with the first picture. One that hangs or ends costs the picture it had; another takes its place. Where
 * none can be had at all, pictures are measured here.
 */
export function createMeasuringPool(options: {
  readonly threads: number;
  readonly mostMs?: number;
  readonly entry?: URL;
}): Measuring {
  const { threads, mostMs = MOST_MS, entry = besideThis() } = options;
  const all = new Set<MeasuringThread>();
  const idle: MeasuringThread[] = [];
  const waiting: (() => void)[] = [];
  let isUseless = threads === 0;
  let isClosed = false;

  /** Null where no thread can be had. */
  async function take(): Promise<MeasuringThread | null> {
    for (;;) {
      if (isUseless || isClosed) return null;
      const free = idle.pop();
      if (free !== undefined) return free;
      if (all.size < threads) return await begin();
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  async function begin(): Promise<MeasuringThread | null> {
    const thread = startThread(entry, mostMs);
    all.add(thread);
    if (await thread.ready) return thread;
    all.delete(thread);
    isUseless = true;
    for (const goOn of waiting.splice(0)) goOn();
    return null;
  }

  function giveBack(thread: MeasuringThread): void {
    if (thread.isAlive()) idle.push(thread);
    else all.delete(thread);
    waiting.shift()?.();
  }

  async function inThread(image: Uint8Array, signal: AbortSignal): Promise<Measured> {
    const thread = await take();
    if (thread === null) {
      signal.throwIfAborted();
      return await measuringHere.measure(image, signal);
    }
    try {
      signal.throwIfAborted();
      return await thread.measure(image);
    } finally {
      giveBack(thread);
    }
  }

  return {
    measure: (image, signal) => unlessAborted(inThread(image, signal), signal),
    async close() {
      isClosed = true;
      for (const goOn of waiting.splice(0)) goOn();
      await Promise.all([...all].map((thread) => thread.stop()));
    },
  };
}

/** From a checkout these files are TypeScript, from the package they are not. */
function besideThis(): URL {
  return new URL(`./worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
}

/** Does not wait for the work once the signal is aborted. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  if (signal.aborted) abort();
  return promise;
}
