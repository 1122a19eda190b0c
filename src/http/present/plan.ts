import type { Merge, MergeItem } from '../../contract/merges.ts';
import type { Plan, PlanItem, PlanNotice } from '../../contract/plans.ts';
import { detailsOf, wordsOf } from '../../review/merges/details.ts';
import {
  canTakeBack,
  type PlanItem as Item,
  type Notice,
  type PlanView,
} from '../../review/plans/plan-room.ts';
import { immichUrl, type Links, thumbnailUrl } from './result.ts';

const iso = (millis: number | null): string | null =>
  millis === null ? null : new Date(millis).toISOString();

function common({ plan, count, counts }: PlanView) {
  const restored = counts.restored + counts.not_restored;
  const goesBack = plan.state === 'restoring' || plan.state === 'restore_stopped';
  return {
    created_at: new Date(plan.createdAt).toISOString(),
    created_by: plan.createdBy,
    finished_at: iso(plan.finishedAt),
    restored_at: iso(plan.restoredAt),
    count,
    counts,
    done: goesBack ? restored : count - counts.pending - counts.sent,
    total: goesBack ? restored + counts.applied : count,
    message: plan.message,
  };
}

export function presentPlan(view: PlanView): Plan {
  const { plan, bytes, byCategory } = view;
  return {
    plan_id: String(plan.id),
    outcome: plan.outcome === 'merge' ? 'export' : plan.outcome,
    state: plan.state === 'preparing' ? 'planned' : plan.state,
    ...common(view),
    confirmed_at: iso(plan.confirmedAt),
    bytes,
    by_category: byCategory,
    restorable_until: iso(plan.restorableUntil),
    can_restore: canTakeBack(view),
    album: plan.albumName === null ? null : { id: plan.albumId, name: plan.albumName },
  };
}

export function presentMerge(view: PlanView): Merge {
  const { plan } = view;
  return {
    merge_id: String(plan.id),
    state: plan.state === 'preparing' ? 'reading' : plan.state,
    ...common(view),
    can_undo: canTakeBack(view),
  };
}

export function presentNotices(notices: readonly Notice[]): {
  readonly allowed: boolean;
  readonly notices: PlanNotice[];
} {
  return {
    allowed: notices.every(({ level }) => level !== 'blocks'),
    notices: notices.map((one) => ({ ...one })),
  };
}

export function presentPlanItem(item: Item, links: Links): PlanItem {
  const { facts, confidence, reasons, against, heldBack } = item.shown;
  return {
    asset_id: item.assetId,
    file_name: facts.fileName,
    path: facts.path,
    category: item.category,
    confidence,
    size_bytes: item.bytes,
    taken_at: facts.takenAt,
    reasons: [...reasons],
    against: [...against],
    held_back: heldBack,
    better_copy_id: item.betterId,
    result: item.result,
    reason: item.reason,
    fields: [...item.fields],
    message: item.message,
    at: iso(item.at),
    immich_url: immichUrl(item.assetId, links),
    thumbnail_url: thumbnailUrl(item.assetId, facts.thumbhash, links),
  };
}

export function presentMergeItem(item: Item, links: Links): MergeItem {
  const { better, moves, differs } = detailsOf(item);
  const { facts } = item.shown;
  return {
    asset_id: item.assetId,
    file_name: facts.fileName,
    thumbnail_url: thumbnailUrl(item.assetId, facts.thumbhash, links),
    better: {
      asset_id: item.betterId ?? better.id,
      file_name: better.fileName,
      thumbnail_url: thumbnailUrl(better.id, better.thumbhash, links),
    },
    moves: moves.map((move) => ({ what: move.what, value: wordsOf(move) })),
    differs: differs.map((move) => ({ what: move.what, value: wordsOf(move) })),
    result: item.result,
    reason: item.reason,
    message: item.message,
    at: iso(item.at),
  };
}
