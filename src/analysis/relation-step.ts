import { findRelations } from '../domain/relations/find-relations.ts';
import { lookAlikes } from '../domain/relations/look-alikes.ts';
import { createSketchIndex } from '../domain/relations/sketch-index.ts';
import type { RunContext } from './run-context.ts';

/** Setting: true from the first change until relations were searched again. */
export const RELATIONS_DUE = 'relations_due';

/** Of the library, at most: pictures that are looked at only because something looks like them. */
const MOST_ASKED = 0.1;
/** Pictures whose thumbhash is compared between two looks at the messages (stop, pause). */
const BATCH = 2_000;

/**
 * Quick mode does not look at camera photos, so that a re-encoded copy of one would stay unseen. Thumbhash and
 * shape tell without a download which of them look like something that is looked at: those are, too.
 */
export async function askForTwins({ store, signal }: RunContext): Promise<void> {
  if (store.settings.get(RELATIONS_DUE) !== true) return;
  const all = store.assets.count();
  const index = createSketchIndex(all);
  for (const record of store.relations.sketches(true)) index.add(record);
  let left = Math.ceil(all * MOST_ASKED);
  let compared = 0;
  const wanted: number[] = [];
  for (const record of store.relations.sketches(false)) {
    if (index.hasTwin(record)) {
      wanted.push(record.key);
      left -= 1;
    }
    if (left === 0) break;
    if (++compared % BATCH !== 0) continue;
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  }
  for (let at = 0; at < wanted.length; at += BATCH)
    store.transaction(() => {
      for (const key of wanted.slice(at, at + BATCH)) store.scores.ask(key, 'pixels');
    });
}

/** Finds which assets are the lesser copies of others, and has those judged again. */
export async function relate({ store, progress }: RunContext): Promise<void> {
  if (store.settings.get(RELATIONS_DUE) !== true) return;
  progress.begin('relations', 0);
  const looksLike = lookAlikes(store.relations.hashes());
  const changed = store.relations.replaceAll(findRelations(store.relations.rows(looksLike)));
  store.scores.markStale(changed);
  store.settings.set(RELATIONS_DUE, false);
}
