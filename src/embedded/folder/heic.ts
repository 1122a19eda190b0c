import { Worker } from 'node:worker_threads';

export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

type Message =
  | { readonly job: number; readonly width: number; readonly height: number; readonly data: Uint8Array }
  | { readonly job: number; readonly error: string };

interface Waiting {
  readonly resolve: (pixels: Pixels) => void;
  readonly reject: (error: Error) => void;
}

/** A 48-megapixel photo takes about ten seconds on a slow core. */
const patienceMs = 60_000;

/** HEIC brands of an ISO media file; AVIF is not among them. */
const brands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

export const isHeic = (content: Uint8Array): boolean => {
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, 64));
  if (head.length < 12 || head.toString('latin1', 4, 8) !== 'ftyp') return false;
  // A generic major brand may stand before an AVIF: its compatible brands tell.
  return brands.has(head.toString('latin1', 8, 12)) && !head.toString('latin1').includes('avif');
};

/** Decodes HEIC in one worker thread, which is started when first needed. */
export class HeicDecoder {
  #worker: Worker | null = null;
  #jobs = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** @throws when the file is damaged, or takes longer than a minute. */
  async decode(content: Uint8Array): Promise<Pixels> {
    const worker = this.#start();
    this.#jobs += 1;
    const job = this.#jobs;
    const { promise, resolve, reject } = Promise.withResolvers<Pixels>();
    this.#waiting.set(job, { resolve, reject });
    const timer = setTimeout(() => this.#stop(new Error('HEIC decoding took too long')), patienceMs);
    worker.ref();
    worker.postMessage({ job, content });
    return promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(job);
      if (this.#waiting.size === 0) this.#worker?.unref();
    });
  }

  async close(): Promise<void> {
    await this.#stop(new Error('The library was closed'));
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const own = import.meta.url;
    const worker = new Worker(new URL(own.endsWith('.ts') ? './heic-worker.ts' : './heic-worker.js', own), {
      // The decoder prints what it thinks of damaged files.
      stdout: true,
      stderr: true,
      // Not the parent's: some of its options are refused for a worker's file.
      execArgv: [],
    });
    worker.on('message', (message: Message) => {
      const waiting = this.#waiting.get(message.job);
      if ('error' in message) waiting?.reject(new Error(message.error));
      else
        waiting?.resolve({ data: message.data, width: message.width, height: message.height, channels: 4 });
    });
    worker.on('error', (error) => void this.#stop(error instanceof Error ? error : new Error(String(error))));
    this.#worker = worker;
    return worker;
  }

  async #stop(reason: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(reason);
    await worker?.terminate();
  }
}
