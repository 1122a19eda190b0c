import { createFamilies, type Families } from '../domain/relations/families.ts';
import { findRelations } from '../domain/relations/find-relations.ts';
import { joinLookAlikes } from '../domain/relations/look-alikes.ts';
import type { FoundRelation } from '../domain/relations/look-record.ts';
import { sharedNames } from '../domain/relations/shared-names.ts';
import { createSketchIndex } from '../domain/relations/sketch-index.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { RunContext } from './run-context.ts';
import { RELATIONS_DUE } from './touched.ts';
import { turn } from './turn.ts';

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
    await turn();
    signal.throwIfAborted();
  }
  for (let at = 0; at < wanted.length; at += BATCH)
    store.transaction(() => {
      for (const key of wanted.slice(at, at + BATCH)) store.scores.ask(key, 'pixels');
    });
}

/** Pictures that are compared with each other at a time, some kilobyte each; one family may be larger. */
const LOT = 10_000;

/** Finds which assets are the lesser copies of others, and has those judged again. */
export async function relate({ store, progress, touched, signal }: RunContext): Promise<void> {
  if (store.settings.get(RELATIONS_DUE) !== true) return;
  progress.begin('relations', 0);
  for (const _changed of searchRelations(store, touched.keys())) {
    await turn();
    signal.throwIfAborted();
  }
  store.settings.set(RELATIONS_DUE, false);
}

/**
 * Searches the families of what was touched since the last search (null: of all), which gives what a search of all
 * would give. What is related differently now is to be judged again: yields those keys, lot by lot.
 */
export function* searchRelations(
  store: Pick<AccountStore, 'relations' | 'scores' | 'transaction'>,
  touched: ReadonlySet<number> | null,
): Iterable<readonly number[]> {
  const { relations, scores } = store;
  const write = (found: readonly FoundRelation[], lot: ReadonlySet<number>) =>
    store.transaction(() => {
      const changed = relations.replace(found, lot);
      scores.markStale(changed);
      return changed;
    });
  // Who was related to something that is gone, or looks another way now, may be of another family than it.
  const seeds = touched && new Set([...touched].flatMap((key) => [key, ...relations.linked(key)]));
  const alone = new Set(seeds ?? relations.lesserKeys());
  for (const lot of familiesOf(relations).lots(LOT, seeds)) {
    for (const key of lot) alone.delete(key);
    yield write(findRelations(relations.rowsOf(lot)), lot);
  }
  yield write([], alone);
}

/** Who may be related to whom: by the looks, a checksum, a number of PhotoRec's or a duplicate group of Immich's. */
function familiesOf(relations: AccountStore['relations']): Families {
  const library = relations.hashes();
  const families = createFamilies(library.greatestKey);
  joinLookAlikes(library, families.join);
  const firsts = new Map<string, number>();
  for (const record of relations.named())
    for (const name of sharedNames(record)) {
      const first = firsts.get(name);
      if (first === undefined) firsts.set(name, record.key);
      else families.join(first, record.key);
    }
  return families;
}
