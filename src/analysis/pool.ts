/**
 * Does `work` for each item, at most `lanes()` at a time; takes the next item only when there is room. The
 * first failure ends it once what is under way has settled.
 */
export function inParallel<Item>(
  items: Iterable<Item>,
  lanes: () => number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let busy = 0;
  let ended = false;
  let failure: { readonly error: unknown } | null = null;
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      ended = true;
      failure ??= { error };
    };
    const fill = () => {
      while (!ended && busy < Math.max(1, lanes())) {
        const next = take();
        if (next === undefined) break;
        busy += 1;
        work(next.value)
          .catch(fail)
          .finally(() => {
            busy -= 1;
            fill();
          });
      }
      if (!ended || busy > 0) return;
      if (failure === null) resolve();
      else reject(failure.error);
    };
    const take = (): { readonly value: Item } | undefined => {
      try {
        const next = iterator.next();
        if (!next.done) return { value: next.value };
        ended = true;
      } catch (error) {
        fail(error);
      }
      return undefined;
    };
    fill();
  });
}
