import { approve, type DecisionTaken, isRefusal, type Outcome, removes } from '../../domain/approval.ts';
import type { AssetFacts, AssetId, Memberships } from '../../domain/asset-facts.ts';
import { knowledgeOf, withoutWhatLivesOn } from '../../domain/merge.ts';
import { isOwnAlbum, isOwnTag, OWN_ALBUMS, ownAlbums } from '../../domain/own-marks.ts';
import { protectionOf } from '../../domain/protection.ts';
import type { Subject } from '../../domain/subject.ts';
import type { InspectedAsset } from '../../immich/immich-library.ts';
import type { AccountStore } from '../../storage/account-store.ts';
import type { ItemChange, LeftAloneReason, PlanItem } from '../../storage/plans.ts';
import type { PlanContext } from './context.ts';
import type { ApprovedItem, Door } from './door.ts';

export type Rechecked<O extends Outcome> =
  | ({ readonly kind: 'approved' } & ApprovedItem<O>)
  | { readonly kind: 'settled'; readonly change: ItemChange };

/**
 * Reads an asset as it is at this moment and asks the domain whether it may be acted on. What has changed,
 * is protected now, or lost the better copy that its verdict rested on is left alone, with the reason.
 */
export async function recheck<O extends Outcome>(
  context: PlanContext,
  door: Door<O>,
  item: PlanItem,
  signal: AbortSignal,
): Promise<Rechecked<O>> {
  const { store, library } = context;
  const { position, assetId } = item;
  const settled = (change: Omit<ItemChange, 'position'>): Rechecked<O> => ({
    kind: 'settled',
    change: { position, ...change },
  });
  const leave = (reason: LeftAloneReason, fields: readonly string[] = [], message: string | null = null) =>
    settled({ result: 'left_alone', reason, fields, message });

  const asset = await library.inspect(assetId, signal);
  if (asset === null) {
    const isTrashed = (await library.standing(assetId, signal)) === 'trashed';
    if (!isTrashed) return leave('gone');
    // What we once sent and now lies there is ours, however late it arrived.
    if (door.outcome === 'trash') return settled({ result: item.sentAt === null ? 'already' : 'applied' });
    return leave('gone', [], 'It lies in the trash.');
  }
  const subject = subjectOf(store, asset, context.clock());
  const decision = store.decisions.get(assetId);
  const settings = { ...context.settings(), keptBefore: decision === 'keep' };
  let protectedBy = protectionOf(subject, settings);
  if (removes(door.outcome) && protectedBy !== null) {
    const better = await mergedInto(context, assetId, signal);
    if (better !== null) protectedBy = protectionOf(withoutWhatLivesOn(subject, better), settings);
  }
  const taken: DecisionTaken<O> = {
    assetId,
    outcome: door.outcome,
    decision,
    shown: item.shown.facts,
  };
  const membershipsKnown = asset.albums !== null && asset.tags !== null;
  const answer = approve({ facts: asset.facts, protectedBy, membershipsKnown }, taken);
  if (isRefusal(answer)) return leave(answer.reason, answer.fields, answer.protection);
  if (removes(door.outcome) && !(await hasCopy(context, item, signal)))
    return leave(item.betterId === null ? 'last_copy' : 'better_copy_changed');
  if (door.isSo(asset, item)) return settled({ result: item.sentAt === null ? 'already' : 'applied' });
  return { kind: 'approved', item, id: answer };
}

/** It may go because a copy stays: one of those that were known must still be in the library. */
async function hasCopy({ library }: PlanContext, item: PlanItem, signal: AbortSignal): Promise<boolean> {
  const { betters } = item.shown;
  for (const id of betters) if ((await library.standing(id, signal)) === 'there') return true;
  return betters.length === 0;
}

/** What the better copy knows now that this asset was merged into; null: it was not, or that copy is gone. */
async function mergedInto({ store, library }: PlanContext, id: AssetId, signal: AbortSignal) {
  const merge = store.plans.mergeOf(id);
  const better = merge === null ? null : await library.inspect(merge.betterId, signal);
  return better === null ? null : knowledgeOf(better.facts, membershipsOf(store, better));
}

/** Enough of a subject for protections: facts and memberships as they are now. */
function subjectOf(store: AccountStore, asset: InspectedAsset, now: number): Subject {
  return subjectFrom(asset.facts, membershipsOf(store, asset), now);
}

export function subjectFrom(facts: AssetFacts, memberships: Memberships, now: number): Subject {
  return {
    facts,
    memberships,
    pixels: null,
    bytes: null,
    relations: [],
    ml: null,
    context: { mix: 'photo_library', now: new Date(now).toISOString(), folder: null },
  };
}

/** Albums and tags of ours are left out; an album that was never met before protects. */
export function membershipsOf(store: AccountStore, asset: InspectedAsset): Memberships {
  const own = ownAlbums(store.settings.get(OWN_ALBUMS));
  return {
    albums: (asset.albums ?? [])
      .filter((album) => !isOwnAlbum(album, own))
      .map(({ id, name }) => ({ id, name, counts: store.memberships.albumCounts(id) ?? true })),
    tags: (asset.tags ?? []).filter((value) => !isOwnTag(value)),
    isStacked: asset.isStacked,
  };
}
