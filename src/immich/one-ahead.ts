import { setImmediate as turn } from 'node:timers/promises';

/** Asks for the next page before the last one is dealt with: the server works while we do. */
export async function* oneAhead<Page>(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
  const iterator = pages[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = iterator.next();
      // Its failure is met when it is awaited, not before.
      next.catch(() => undefined);
      // Whoever deals with a page may hold this thread: the question would leave after it. In the first turn of the
      // event loop the socket becomes free of the last answer, in the second it takes the next question.
      await turn();
      await turn();
      yield value;
    }
  } finally {
    next.catch(() => undefined);
    void iterator.return?.(undefined);
  }
}
