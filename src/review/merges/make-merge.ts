import { type AssetId, assetId } from '../../domain/asset-facts.ts';
import { type Knowledge, type Move, movesBetween } from '../../domain/merge.ts';
import type { InspectedAsset } from '../../immich/immich-library.ts';
import type { NewPlanItem } from '../../storage/plans.ts';
import { mapSome, type PlanContext } from '../plans/context.ts';
import { type Selection, selectedIds } from '../selection.ts';
import { type MergeDetails, whatItKnows } from './details.ts';

/** A lesser copy and the one that stays. */
export interface Pair {
  readonly lesser: AssetId;
  readonly better: AssetId;
}

export type MergeSelection =
  | Selection
  | { readonly pairs: readonly { readonly lesser: string; readonly better: string }[] };

/** Read and written at a time. */
const CHUNK = 50;

/** The pairs of a selection. Where a better copy is a lesser one itself, the best of the chain is meant. */
export function pairsOf({ store }: PlanContext, selection: MergeSelection): readonly Pair[] {
  const named =
    'pairs' in selection
      ? selection.pairs.map(({ lesser, better }) => ({ lesser: assetId(lesser), better: assetId(better) }))
      : store.results
          .many(selectedIds(store, selection))
          .flatMap(({ id, betterCopyId }) =>
            betterCopyId === null ? [] : [{ lesser: id, better: betterCopyId }],
          );
  const next = new Map(named.map(({ lesser, better }) => [lesser, better]));
  return [...next].flatMap(([lesser, first]) => {
    const met = new Set([lesser]);
    let better = first;
    for (let further = next.get(better); further !== undefined && !met.has(better); ) {
      met.add(better);
      better = further;
      further = next.get(better);
    }
    // Two that call each other the better copy: neither is the lesser one.
    return met.has(better) ? [] : [{ lesser, better }];
  });
}

/** Reads both copies of each pair from Immich and writes down what would move. Nothing is changed there. */
export async function readPairs(
  context: PlanContext,
  planId: number,
  pairs: readonly Pair[],
  signal: AbortSignal,
  tell: () => void,
): Promise<void> {
  const { store, library } = context;
  // Several lesser copies of one: what the first brings is there when the next one comes.
  const promised = new Map<AssetId, Knowledge>();
  for (let at = 0; at < pairs.length; at += CHUNK) {
    const chunk = pairs.slice(at, at + CHUNK);
    const read = await mapSome(chunk, async (pair) => ({
      pair,
      lesser: await library.inspect(pair.lesser, signal),
      better: await library.inspect(pair.better, signal),
    }));
    const items = read.flatMap(({ pair, lesser, better }) =>
      lesser === null ? [] : [itemOf(context, pair, lesser, better, promised)],
    );
    store.transaction(() => {
      // What was just read is what a later plan compares with.
      for (const { lesser, better } of read)
        for (const asset of [lesser, better]) if (asset !== null) refresh(context, asset);
      store.plans.addItems(planId, items);
    });
    tell();
  }
}

function refresh({ store }: PlanContext, { facts }: InspectedAsset): void {
  const { key, change } = store.assets.upsert(facts);
  if (change !== 'same') store.scores.markStale([key]);
}

function itemOf(
  context: PlanContext,
  { lesser: lesserId, better: betterId }: Pair,
  lesser: InspectedAsset,
  better: InspectedAsset | null,
  promised: Map<AssetId, Knowledge>,
): NewPlanItem {
  const row = context.store.results.one(lesserId);
  const mine = whatItKnows(context, lesser);
  const its = better === null ? null : (promised.get(betterId) ?? whatItKnows(context, better));
  const unknown = mine === null || its === null;
  const { moves, differs } = unknown ? { moves: [], differs: [] } : movesBetween(mine, its);
  if (!unknown) promised.set(betterId, withMoves(its, mine, moves));
  const details: MergeDetails = {
    better: better?.facts ?? lesser.facts,
    moves,
    differs,
    before: { description: its?.description ?? '', rating: its?.rating ?? null },
  };
  return {
    assetId: lesserId,
    betterId,
    category: row?.category ?? null,
    bytes: lesser.facts.bytes,
    shown: {
      facts: lesser.facts,
      confidence: row?.confidence ?? 0,
      reasons: [],
      against: [],
      heldBack: null,
      betters: [],
    },
    result: unknown ? 'left_alone' : 'pending',
    reason: better === null ? 'better_copy_changed' : unknown ? 'protections_unknown' : null,
    undo: details,
  };
}

/** What the better copy will know: its own first. */
function withMoves(its: Knowledge, mine: Knowledge, moves: readonly Move[]): Knowledge {
  return {
    isFavorite: its.isFavorite || mine.isFavorite,
    description: moves.find((move) => move.what === 'description')?.value ?? its.description,
    rating: its.rating ?? mine.rating,
    place: its.place ?? mine.place,
    albums: [...its.albums, ...moves.filter((move) => move.what === 'album')],
    tags: [...new Set([...its.tags, ...mine.tags])],
  };
}
