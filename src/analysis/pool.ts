/**
 * Does `work` for each item, at most `concurrency` at a time; takes the next item only when there is room.
 * The first failure ends it once what is under way has settled.
 */
export async function inParallel<Item>(
  items: Iterable<Item>,
  concurrency: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let failure: { readonly error: unknown } | null = null;
  async function lane(): Promise<void> {
    while (failure === null) {
      const next = iterator.next();
      if (next.done) return;
      try {
        await work(next.value);
      } catch (error) {
        failure ??= { error };
      }
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane));
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}
