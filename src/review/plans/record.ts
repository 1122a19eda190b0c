import type { Outcome } from '../../domain/approval.ts';
import type { AssetId } from '../../domain/asset-facts.ts';
import type { ItemChange, PlanItem } from '../../storage/plans.ts';
import type { Going } from './context.ts';
import type { Door } from './door.ts';
import { keepArchived, markAgain } from './marks.ts';

/** How each result is called in the audit log; what is not here is no event of its own. */
const ACTIONS: Partial<Record<ItemChange['result'], string>> = {
  applied: 'asset_applied',
  already: 'asset_already',
  left_alone: 'asset_left_alone',
  failed: 'asset_failed',
  restored: 'asset_restored',
  not_restored: 'asset_not_restored',
};

/** Writes what became of items and the audit log's lines about it, in one transaction. */
export function record(
  going: Going,
  { outcome, words }: Pick<Door<Outcome>, 'outcome' | 'words'>,
  items: readonly PlanItem[],
  changes: readonly ItemChange[],
): void {
  const { store, planId, clock, actor } = going;
  const byPosition = new Map(items.map((item) => [item.position, item]));
  const at = clock();
  store.transaction(() => {
    store.plans.setResults(
      planId,
      outcome === 'archive' ? keepArchived(going, byPosition, changes) : changes,
      at,
    );
    for (const { position, result, reason, fields, message } of changes) {
      const action = ACTIONS[result];
      const item = byPosition.get(position);
      if (action === undefined || item === undefined) continue;
      store.audit.append({
        at,
        actor,
        action,
        details: {
          plan: planId,
          outcome,
          asset_id: item.assetId,
          file_name: item.shown.facts.fileName,
          ...(result === 'applied' ? words : {}),
          ...(result === 'restored' ? { before: words.after, after: words.before } : {}),
          ...(reason == null ? {} : { reason }),
          ...(fields === undefined || fields.length === 0 ? {} : { fields }),
          ...(message == null ? {} : { message }),
        },
      });
    }
    if (outcome === 'trash') follow(going, byPosition, changes);
    if (outcome === 'archive') markAgain(going, byPosition, changes);
  });
  going.tell();
}

/** What we moved to the trash is out of our lists at once; what came back is judged and shown again. */
function follow(
  { store, clock, judge, settings }: Going,
  items: ReadonlyMap<number, PlanItem>,
  changes: readonly ItemChange[],
): void {
  const idsWith = (result: ItemChange['result']): AssetId[] =>
    changes
      .filter((change) => change.result === result)
      .map(({ position }) => items.get(position)?.assetId)
      .filter((id) => id !== undefined);
  const keys = idsWith('applied')
    .map((id) => store.assets.keyOf(id))
    .filter((key) => key !== null);
  store.assets.markGone(keys, clock());
  for (const subject of store.subjects.many(idsWith('restored'), new Date(clock()).toISOString())) {
    const { facts } = subject;
    const key = store.assets.keyOf(facts.id);
    if (key === null) continue;
    const verdict = judge(subject, {
      ...settings(),
      keptBefore: store.decisions.get(facts.id) === 'keep',
    });
    // Judged once more by the next run, under the whole library's settings. Its mark outlived the trash.
    store.scores.write({ key, facts, verdict, todo: null, basis: 0 });
  }
}
