import type { AssetFacts } from '../../domain/asset-facts.ts';
import { type Knowledge, knowledgeOf, type Move } from '../../domain/merge.ts';
import type { InspectedAsset } from '../../immich/immich-library.ts';
import type { PlanItem } from '../../storage/plans.ts';
import type { PlanContext } from '../plans/context.ts';
import { membershipsOf } from '../plans/recheck.ts';

/** What a merge item carries: what is to be moved, and what to put back. */
export interface MergeDetails {
  /** The better copy when the merge was made. */
  readonly better: AssetFacts;
  readonly moves: readonly Move[];
  readonly differs: readonly Move[];
  /** What the better copy had where something of its own is replaced. */
  readonly before: { readonly description: string; readonly rating: number | null };
  /** The merge marked the lesser copy for deletion, and nobody had before. Merges of earlier versions say nothing of it. */
  readonly marked?: boolean;
}

/** What the audit log calls moving what one copy knows. */
export const MERGE = {
  outcome: 'merge',
  words: { before: 'known to the lesser copy', after: 'known to the better copy' },
} as const;

/** Our own rows: written by `makeMerge` only. */
export function detailsOf(item: PlanItem): MergeDetails {
  return item.undo as MergeDetails;
}

/** Albums or tags that could not be read cannot be merged: null. */
export function whatItKnows({ store }: Pick<PlanContext, 'store'>, asset: InspectedAsset): Knowledge | null {
  if (asset.albums === null || asset.tags === null) return null;
  return knowledgeOf(asset.facts, membershipsOf(store, asset));
}

/** For the audit log and the screen: one move in few words. */
export function wordsOf(move: Move): string {
  switch (move.what) {
    case 'album':
      return move.name;
    case 'tag':
      return move.value;
    case 'favourite':
      return '';
    case 'description':
      return move.value;
    case 'rating':
      return String(move.value);
    case 'place':
      return `${move.latitude}, ${move.longitude}`;
  }
}
