import type { AssetId } from '../../domain/asset-facts.ts';
import type { ItemChange, PlanItem } from '../../storage/plans.ts';
import type { Going } from './context.ts';

const IN_THE_ARCHIVE: readonly ItemChange['result'][] = ['applied', 'already'];

/** What an archived asset remembers, to be put back with it. */
interface Unmarked {
  readonly wasMarked: boolean;
}

/**
 * What lies in the archive has been dealt with, by us or before: it leaves the list of what is marked, and remembers
 * that it was.
 */
export function unmark(
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
    return { ...change, undo: { wasMarked: true } satisfies Unmarked };
  });
  const description = `Archived ${done.length}`;
  if (done.length > 0)
    store.decisions.set(done, null, { description, at: clock(), only: 'delete', withoutStep: true });
  return noted;
}

/** What came back from the archive is marked as it was, unless something else was decided since. */
export function markAgain(
  { store, clock }: Going,
  items: ReadonlyMap<number, PlanItem>,
  changes: readonly ItemChange[],
): void {
  const ids = changes.flatMap(({ result, position }): AssetId[] => {
    const item = items.get(position);
    return result === 'restored' && item !== undefined && wasMarked(item.undo) ? [item.assetId] : [];
  });
  mark({ store, clock }, ids);
}

/** What was archived before the plan stays so, and is marked as it was, once. */
export function markAgainInArchive({ store, clock, planId }: Going): void {
  const limit = 500;
  for (let after = 0; ; ) {
    const items = store.plans.items(planId, { results: ['already'], after, limit });
    const marked = items.filter(({ undo }) => wasMarked(undo));
    store.transaction(() => {
      mark(
        { store, clock },
        marked.map(({ assetId }) => assetId),
      );
      const done = marked.map(
        ({ position }): ItemChange => ({
          position,
          result: 'already',
          undo: { wasMarked: false } satisfies Unmarked,
        }),
      );
      store.plans.setResults(planId, done, clock());
    });
    after = items.at(-1)?.position ?? after;
    if (items.length < limit) return;
  }
}

function mark({ store, clock }: Pick<Going, 'store' | 'clock'>, ids: readonly AssetId[]): void {
  const back = ids.filter((id) => store.decisions.get(id) === null);
  const description = `Restored ${back.length}`;
  if (back.length > 0) store.decisions.set(back, 'delete', { description, at: clock(), withoutStep: true });
}

function wasMarked(undo: unknown): boolean {
  return typeof undo === 'object' && undo !== null && 'wasMarked' in undo && undo.wasMarked === true;
}
