import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

export interface Copied {
  readonly bytes: number;
  /** SHA-1 of what was read, base64. */
  readonly sha1: string;
  /** Why the source ended before its end; null: it is whole. */
  readonly failure: Error | null;
}

/**
 * Hands a source on, counting and hashing. Where the source breaks, what is handed on just ends: the file
 * around it stays readable, and the manifest says that this one is not whole.
 */
export function verified(
  source: Readable,
  signal: AbortSignal,
): { stream: Readable; copied: Promise<Copied> } {
  const { promise, resolve } = Promise.withResolvers<Copied>();
  const hash = createHash('sha1');
  let bytes = 0;
  async function* read(): AsyncGenerator<Buffer> {
    let failure: Error | null = new Error('Nobody reads any more.');
    try {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
      failure = null;
    } catch (error) {
      signal.throwIfAborted();
      failure = error instanceof Error ? error : new Error(String(error));
    } finally {
      source.destroy();
      resolve({ bytes, sha1: hash.digest('base64'), failure });
    }
  }
  const stream = Readable.from(read(), { objectMode: false });
  // Whoever read it is gone, and will not ask for the rest: it must end all the same.
  signal.addEventListener('abort', () => stream.destroy(), { once: true });
  return { stream, copied: promise };
}
