import type { AssetId } from '../../../domain/asset-facts.ts';
import { OWN_ALBUMS, ownAlbums } from '../../../domain/own-marks.ts';
import type { PlanItem } from '../../../storage/plans.ts';
import type { PlanContext } from '../context.ts';
import { type Door, nothingToDo } from '../door.ts';
import { PlanStopped } from '../stopped.ts';

const DESCRIPTION = 'Made by Immich Image Cleaner: look these over. Being in here protects nothing.';
/** The name under which the making of an album is noted before it is asked for. */
const INTENT = 'album_intent';

/** An album to look through: fast, and leaves no trace. */
export function albumDoor({ library, actions, store }: PlanContext, planId: number): Door<'album'> {
  /** Somebody has removed it since, and with it all that was put in. */
  let isGone = false;

  const made = (): string | null => store.plans.one(planId)?.albumId ?? null;
  const albumId = (): string => {
    const id = made();
    if (id === null)
      throw new PlanStopped('blocked', 'The plan has no album: make it anew with the name of one.');
    return id;
  };

  const members = async (signal: AbortSignal): Promise<ReadonlySet<AssetId>> => {
    const ids = new Set<AssetId>();
    if (isGone) return ids;
    for await (const page of library.scanIds({ kind: 'album', albumId: albumId() }, signal))
      for (const id of page) ids.add(id);
    return ids;
  };

  /** An album of ours protects nothing, so that what is put into it can still be acted on. */
  const own = (id: string): void => {
    const known = ownAlbums(store.settings.get(OWN_ALBUMS));
    if (!known.has(id)) store.settings.set(OWN_ALBUMS, [...known, id]);
    store.settings.set(INTENT, undefined);
  };

  async function findOrMake(name: string, signal: AbortSignal): Promise<string> {
    const there = (await library.albums(signal)).find((album) => album.name === name);
    if (there !== undefined) {
      // The answer that it was made may have been lost: then it is ours all the same.
      if (store.settings.get(INTENT) === name) own(there.id);
      return there.id;
    }
    store.settings.set(INTENT, name);
    const id = await actions.createAlbum(name, DESCRIPTION, signal);
    own(id);
    return id;
  }

  return {
    outcome: 'album',
    words: { before: 'not in the album', after: 'in the album' },
    async prepare(signal) {
      const plan = store.plans.one(planId);
      if (plan === null || plan.albumName === null) return;
      const known =
        plan.albumId !== null && (await library.albums(signal)).some(({ id }) => id === plan.albumId);
      if (!known) store.plans.change(planId, { albumId: await findOrMake(plan.albumName, signal) });
    },
    isSo: ({ albums }) => albums?.some(({ id }) => id === albumId()) ?? false,
    send: (items, signal) =>
      actions.addToAlbum(
        albumId(),
        items.map(({ id }) => id),
        signal,
      ),
    areSo: async (items, _since, signal) => among(items, await members(signal), true),
    async prepareUndo(signal) {
      const mine = made();
      isGone = !(await library.albums(signal)).some(({ id }) => id === mine);
    },
    async takeBack(items, signal) {
      const ids = items.map(({ id }) => id);
      return isGone ? nothingToDo(ids) : await actions.takeOutOfAlbum(albumId(), ids, signal);
    },
    areBack: async (items, _since, signal) => among(items, await members(signal), false),
  };
}

/** Those of the items that are (or are not) in a set. */
export function among(
  items: readonly PlanItem[],
  set: ReadonlySet<AssetId>,
  isIn: boolean,
): ReadonlySet<AssetId> {
  return new Set(items.map(({ assetId }) => assetId).filter((id) => set.has(id) === isIn));
}
