import { createFamilies } from '../domain/relations/families.ts';
import { findRelations } from '../domain/relations/find-relations.ts';
import { joinLookAlikes } from '../domain/relations/look-alikes.ts';
import {
  connected,
  looksNear,
  type NamedRecord,
  namedAlike,
  sharedNames,
} from '../domain/relations/neighbourhood.ts';
import { createSketchIndex } from '../domain/relations/sketch-index.ts';
import type { AccountStore } from '../storage/account-store.ts';
import type { RunContext } from './run-context.ts';
import { MOST_CHANGED, RELATIONS_DUE } from './touched.ts';
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

/** Recovered files and members of Immich's groups, beyond which their names would take too much memory. */
const MOST_NAMED = 50_000;
/** Pictures that are compared with each other at a time, some 2 KB each; one family may be larger. */
const LOT = 10_000;

/** Finds which assets are the lesser copies of others, and has those judged again. */
export async function relate({ store, progress, touched, signal }: RunContext): Promise<void> {
  if (store.settings.get(RELATIONS_DUE) !== true) return;
  progress.begin('relations', 0);
  const around = relateAround(store, touched.keys());
  if (around !== null) store.scores.markStale(around);
  else
    for (const changed of relateAll(store)) {
      store.scores.markStale(changed);
      await turn();
      signal.throwIfAborted();
    }
  store.settings.set(RELATIONS_DUE, false);
}

/** Searches the whole library, family by family. Yields the keys whose relations changed. */
export function* relateAll({ relations }: Pick<AccountStore, 'relations'>): Iterable<readonly number[]> {
  const library = relations.hashes();
  const families = createFamilies(library.greatestKey);
  joinLookAlikes(library, families.join);
  const byName = new Map<string, number>();
  for (const record of relations.named())
    for (const name of sharedNames(record)) {
      const first = byName.get(name);
      if (first === undefined) byName.set(name, record.key);
      else families.join(first, record.key);
    }
  byName.clear();
  const alone = new Set(relations.lesserKeys());
  for (const lot of families.lots(LOT)) {
    for (const key of lot) alone.delete(key);
    yield relations.replace(findRelations(relations.rowsOf(lot)), lot);
  }
  yield relations.replace([], alone);
}

/** Searches what the changed assets can bear upon, with the same result; null where that is too much of it. */
export function relateAround(
  { relations, assets }: Pick<AccountStore, 'relations' | 'assets'>,
  touched: ReadonlySet<number> | null,
  most = MOST_CHANGED * assets.count(),
): number[] | null {
  if (touched === null) return null;
  const named: NamedRecord[] = [];
  for (const record of relations.named()) if (named.push(record) > MOST_NAMED) return null;
  const neighbours = [looksNear(relations.hashes()), namedAlike(named), relations.linked];
  const reached = connected(touched, neighbours, most);
  return reached && relations.replace(findRelations(relations.rowsOf(reached)), reached);
}
