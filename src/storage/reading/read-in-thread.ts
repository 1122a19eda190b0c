import { Worker } from 'node:worker_threads';
import { errorOf, type Order, type Reply } from './messages.ts';
import { PATIENT, type Questions } from './questions.ts';
import type { Reader } from './reader.ts';

interface Waiting {
  readonly order: Order;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A reader in a thread of its own, with a connection of its own: the loop that serves everybody is never held by
 * a question. The thread begins with the first one. Questions that no screen waits for come after all others,
 * and one whose asker has gone away before its turn is never worked on.
 */
export function readInThread(file: string): Reader {
  let thread: Worker | null = null;
  let going: Waiting | null = null;
  let waiting: readonly Waiting[] = [];
  let asked = 0;
  let closed = false;

  function begin(): Worker {
    // From a checkout this file is TypeScript, from the package it is not: the worker lies beside it.
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./worker.${extension}`, import.meta.url), {
      workerData: file,
      name: 'reader',
    });
    worker.on('message', (reply: Reply) => {
      const done = going;
      going = null;
      if ('answer' in reply) done?.resolve(reply.answer);
      else done?.reject(errorOf(reply.problem));
      next();
    });
    // It died (out of memory, a native fault): the next question gets a new one.
    const lost = (error: unknown) => {
      if (thread !== worker) return;
      thread = null;
      going?.reject(error);
      going = null;
      next();
    };
    worker.once('error', lost);
    worker.once('exit', () => lost(new Error('The thread that reads the library has ended.')));
    return worker;
  }

  function next(): void {
    if (going !== null || closed) return;
    going = waiting.find(({ order }) => !PATIENT.has(order.question)) ?? waiting[0] ?? null;
    // Whoever forgets to close it is not kept alive by a thread that has nothing to do.
    if (going === null) {
      thread?.unref();
      return;
    }
    waiting = waiting.filter((one) => one !== going);
    thread ??= begin();
    thread.ref();
    thread.postMessage(going.order);
  }

  return {
    ask<Name extends keyof Questions>(
      question: Name,
      given: Parameters<Questions[Name]>,
      signal?: AbortSignal,
    ) {
      return new Promise<ReturnType<Questions[Name]>>((resolve, reject) => {
        if (closed) return reject(new Error(CLOSED));
        if (signal?.aborted) return reject(signal.reason);
        asked += 1;
        const mine: Waiting = {
          order: { id: asked, question, asked: given },
          resolve: (answer) => resolve(answer as ReturnType<Questions[Name]>),
          reject,
        };
        waiting = [...waiting, mine];
        signal?.addEventListener(
          'abort',
          () => {
            waiting = waiting.filter((one) => one !== mine);
            reject(signal.reason);
          },
          { once: true },
        );
        next();
      });
    },
    async close() {
      closed = true;
      for (const { reject } of waiting) reject(new Error(CLOSED));
      waiting = [];
      const ending = thread;
      if (ending === null) return;
      ending.ref();
      const gone = new Promise<void>((resolve) => {
        ending.once('exit', () => resolve());
      });
      ending.postMessage('close');
      await gone;
    },
  };
}

const CLOSED = 'The library was closed.';
