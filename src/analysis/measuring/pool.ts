import type { Pace } from '../tempo.ts';
import { type Measured, type Measuring, measuringHere } from './measuring.ts';
import { type MeasuringThread, NotBegun, startThread } from './thread.ts';

/** More than four threads no server keeps busy. */
const MOST_THREADS = 4;

/**
 * Threads for a machine of so many processors. A processor that Immich needs shows in its answers, and fewer thumbnails
 * are asked for then; politely one thread is enough from the start. 0: measured in the run's own.
 */
export function threadsFor(processors: number, pace: Pace = 'normal'): number {
  if (processors < 2) return 0;
  return pace === 'polite' ? 1 : Math.min(MOST_THREADS, processors);
}

/** Pictures given to a thread: while one is measured the next one lies there, and no thread waits for this one. */
const AT_ONCE = 2;

/** Pictures that are measured in the time that a thread takes to start: a later run seldom has more of them. */
const FEW = 40;

/** A thumbnail takes some milliseconds; a NAS that swaps may take a thousand times as long. */
const MOST_MS = 20_000;

/**
 * Measures in threads of their own, so that the run's thread is free for requests and for the database. They
 * begin after the first `few` pictures, which are measured here. One that hangs or ends costs the picture it had;
 * another takes its place. Where none can be had at all, pictures are measured here.
 */
export function createMeasuringPool(options: {
  readonly threads: number;
  readonly few?: number;
  readonly mostMs?: number;
  readonly entry?: URL;
}): Measuring {
  const { threads, few = FEW, mostMs = MOST_MS, entry = besideThis() } = options;
  const begun = new Set<MeasuringThread>();
  let beginning = 0;
  const waiting: (() => void)[] = [];
  let asked = 0;
  let isUseless = threads === 0;
  let isClosed = false;

  /** Null where no thread can be had. */
  async function take(): Promise<MeasuringThread | null> {
    for (;;) {
      if (isUseless || isClosed) return null;
      const [freest] = [...begun].sort((a, b) => a.load() - b.load());
      if (freest?.load() === 0) return freest;
      if (begun.size + beginning < threads) return await begin();
      if (freest !== undefined && freest.load() < AT_ONCE) return freest;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  async function begin(): Promise<MeasuringThread | null> {
    beginning += 1;
    const thread = startThread(entry, mostMs);
    const isReady = await thread.ready;
    beginning -= 1;
    if (isClosed) await thread.stop();
    else if (isReady) begun.add(thread);
    else isUseless = true;
    for (const goOn of waiting.splice(0)) goOn();
    return begun.has(thread) ? thread : null;
  }

  async function inThread(image: Uint8Array, signal: AbortSignal): Promise<Measured> {
    for (;;) {
      const thread = asked++ < few ? null : await take();
      signal.throwIfAborted();
      if (thread === null) return await measuringHere.measure(image, signal);
      try {
        return await thread.measure(image);
      } catch (error) {
        if (!(error instanceof NotBegun)) throw error;
      } finally {
        if (!thread.isAlive()) begun.delete(thread);
        waiting.shift()?.();
      }
    }
  }

  return {
    measure: (image, signal) => unlessAborted(inThread(image, signal), signal),
    async close() {
      isClosed = true;
      for (const goOn of waiting.splice(0)) goOn();
      await Promise.all([...begun].map((thread) => thread.stop()));
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
