import type { AssetId } from '../../../domain/asset-facts.ts';
import { mapSome, type PlanContext } from '../context.ts';
import type { Door } from '../door.ts';

/** A server's clock and the one that answers for it (a proxy) may differ a little. */
const MARGIN_MS = 5_000;

/** Immich's trash, and back. */
export function trashDoor({ library, actions, store }: PlanContext): Door<'trash'> {
  return {
    outcome: 'trash',
    words: { before: 'library', after: 'trash' },
    prepare: async () => {},
    isSo: () => false,
    send: (items, signal) =>
      actions.trash(
        items.map(({ id }) => id),
        signal,
      ),
    async areSo(items, since, signal) {
      const wanted = new Set(items.map(({ assetId }) => assetId));
      const found = new Set<AssetId>();
      // One search for what was trashed lately; what it does not show is asked for by name.
      for await (const page of library.trashedIds(signal, earlier(since)))
        for (const id of page) if (wanted.has(id)) found.add(id);
      const missing = items.filter(({ assetId }) => !found.has(assetId));
      await mapSome(missing, async ({ assetId }) => {
        if ((await library.standing(assetId, signal)) === 'trashed') found.add(assetId);
      });
      return found;
    },
    prepareUndo: async () => {},
    takeBack: (items, signal) =>
      actions.restore(
        items.map(({ id }) => id),
        signal,
      ),
    async areBack(items, since, signal) {
      const wanted = new Set(items.map(({ assetId }) => assetId));
      const found = new Set<AssetId>();
      const back = (facts: Parameters<typeof store.assets.upsert>[0]): void => {
        if (!wanted.has(facts.id)) return;
        store.assets.upsert(facts);
        found.add(facts.id);
      };
      for (const visibility of ['timeline', 'archive'] as const)
        for await (const page of library.scan(
          { visibility, updatedAfter: earlier(since), pageSize: 1000 },
          signal,
        ))
          store.transaction(() => page.assets.forEach(back));
      await mapSome(
        items.filter(({ assetId }) => !found.has(assetId)),
        async ({ assetId }) => {
          const facts = await library.asset(assetId, signal);
          if (facts !== null) back(facts);
        },
      );
      return found;
    },
  };
}

function earlier(since: string): string {
  return new Date(Date.parse(since) - MARGIN_MS).toISOString();
}
