import type { AssetId } from '../../domain/asset-facts.ts';
import type { ItemChange, PlanItem } from '../../storage/plans.ts';
import type { Going } from './context.ts';

const IN_THE_ARCHIVE: readonly ItemChange['result'][] = ['applied', 'already'];

/** What an archived asset remembers, to be put back with it. */
interface Archived {
  readonly wasMarked: boolean;
  /** What the mark became; without it, from before there was any: no decision at all. */
  readonly became?: 'keep';
}

/**
 * Who archives keeps: what lies in the archive, by us or before, leaves the list of what is marked, is never suggested
 * again, and remembers that it was marked.
 */
export function keepArchived(
  { store, clock }: Going,
  items: ReadonlyMap<number, PlanItem>,
  changes: readonly ItemChange[],
): readonly ItemChange[] {
  const done: AssetId[] = [];
  const noted = changes.map((change): ItemChange => {
    const id = items.get(change.position)?.assetId;
    if (!IN_THE_ARCHIVE.includes(change.result) || id === undefined || store.decisions.get(id) !== 'delete')
      return change;
    done.push(id);
    return { ...change, undo: { wasMarked: true, became: 'keep' } satisfies Archived };
  });
  const description = `Archived ${done.length}`;
  if (done.length > 0)
    store.decisions.set(done, 'keep', { description, at: clock(), only: 'delete', withoutStep: true });
  return noted;
}

/** What came back from the archive is marked as it was, unless something else was decided since. */
export function markAgain(
  { store, clock }: Going,
  items: ReadonlyMap<number, PlanItem>,
  changes: readonly ItemChange[],
): void {
  const back = changes.flatMap(({ result, position }): PlanItem[] => {
    const item = items.get(position);
    return result === 'restored' && item !== undefined && wasMarked(item.undo) ? [item] : [];
  });
  mark({ store, clock }, back);
}

/** What was archived before the plan stays so, and is marked as it was, once. */
export function markAgainInArchive({ store, clock, planId }: Going): void {
  const limit = 500;
  for (let after = 0; ; ) {
    const items = store.plans.items(planId, { results: ['already'], after, limit });
    const marked = items.filter(({ undo }) => wasMarked(undo));
    store.transaction(() => {
      mark({ store, clock }, marked);
      const done = marked.map(
        ({ position }): ItemChange => ({
          position,
          result: 'already',
          undo: { wasMarked: false } satisfies Archived,
        }),
      );
      store.plans.setResults(planId, done, clock());
    });
    after = items.at(-1)?.position ?? after;
    if (items.length < limit) return;
  }
}

function mark({ store, clock }: Pick<Going, 'store' | 'clock'>, items: readonly PlanItem[]): void {
  const back = items
    .filter(({ assetId, undo }) => wasMarked(undo) && store.decisions.get(assetId) === (undo.became ?? null))
    .map(({ assetId }) => assetId);
  const description = `Restored ${back.length}`;
  if (back.length === 0) return;
  const options = { description, at: clock(), withoutStep: true };
  // What is kept is never marked: first it is nothing again.
  store.decisions.set(back, null, { ...options, only: 'keep' });
  store.decisions.set(back, 'delete', options);
}

function wasMarked(undo: unknown): undo is Archived {
  return typeof undo === 'object' && undo !== null && 'wasMarked' in undo && undo.wasMarked === true;
}
