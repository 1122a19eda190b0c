import { findRelations } from '../domain/relations/find-relations.ts';
import type { RunContext } from './run-context.ts';

/** Setting: true from the first change until relations were searched again. */
export const RELATIONS_DUE = 'relations_due';

/** Finds which assets are the lesser copies of others, and has those judged again. */
export async function relate({ store, progress }: RunContext): Promise<void> {
  if (store.settings.get(RELATIONS_DUE) !== true) return;
  progress.begin('relations', 0);
  const changed = store.relations.replaceAll(findRelations(store.relations.rows()));
  store.scores.markStale(changed);
  store.settings.set(RELATIONS_DUE, false);
}
