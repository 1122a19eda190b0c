import type { AssetFacts, AssetId } from '../../../domain/asset-facts.ts';
import type { PlanItem } from '../../../storage/plans.ts';
import { mapSome, type PlanContext } from '../context.ts';
import type { Door } from '../door.ts';

/** Immich's archive, and back to the timeline. */
export function archiveDoor({ library, actions, store }: PlanContext): Door<'archive'> {
  const where = async (
    items: readonly PlanItem[],
    visibility: AssetFacts['visibility'],
    signal: AbortSignal,
  ): Promise<ReadonlySet<AssetId>> => {
    const found = new Set<AssetId>();
    await mapSome(items, async ({ assetId }) => {
      const facts = await library.asset(assetId, signal);
      if (facts?.visibility !== visibility) return;
      store.assets.upsert(facts);
      found.add(assetId);
    });
    return found;
  };

  return {
    outcome: 'archive',
    words: { before: 'timeline', after: 'archive' },
    prepare: async () => {},
    isSo: ({ facts }) => facts.visibility === 'archive',
    send: (items, signal) =>
      actions.archive(
        items.map(({ id }) => id),
        signal,
      ),
    areSo: (items, _since, signal) => where(items, 'archive', signal),
    prepareUndo: async () => {},
    takeBack: (items, signal) =>
      actions.unarchive(
        items.map(({ id }) => id),
        signal,
      ),
    areBack: (items, _since, signal) => where(items, 'timeline', signal),
  };
}
