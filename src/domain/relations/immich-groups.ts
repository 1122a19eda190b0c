import type { FoundRelation, ImageRecord } from './look-record.ts';

/**
 * Immich's duplicate groups, as edges to the best member. They come from a learned likeness and can hold
 * different shots, so they never weaken what is proven: a copy that others lean on is not flagged, and
 * members lean only on one that is not flagged itself. `ordered`: best copies first.
 */
export function immichGroups(
  ordered: readonly ImageRecord[],
  proven: readonly FoundRelation[],
): FoundRelation[] {
  const lesser = new Set(proven.map((edge) => edge.key));
  const leanedOn = new Set(proven.map((edge) => edge.betterKey));
  const best = new Map<string, number>();
  const edges: FoundRelation[] = [];
  for (const { key, duplicateId } of ordered) {
    if (duplicateId === null) continue;
    const betterKey = best.get(duplicateId);
    if (betterKey === undefined) {
      if (!lesser.has(key)) best.set(duplicateId, key);
    } else if (!leanedOn.has(key)) {
      edges.push({ key, betterKey, kind: 'immich_duplicate', distance: null });
    }
  }
  return edges;
}
