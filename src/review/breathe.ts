/** Lets answers and other people's requests in between two batches. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Judged at a time: some 3 ms, so that nobody else waits long on a busy machine either. With 100 it takes as long in all. */
export const JUDGED = 25;

/** Does a long list of work in pieces, with a breath after each. */
export async function inTurns<In, Out>(
  list: readonly In[],
  work: (piece: readonly In[]) => readonly Out[],
): Promise<Out[]> {
  const done: Out[] = [];
  for (let at = 0; at < list.length; at += JUDGED) {
    if (at > 0) await breathe();
    done.push(...work(list.slice(at, at + JUDGED)));
  }
  return done;
}
