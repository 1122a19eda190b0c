import { nameOfTurn, UPRIGHT } from '../turns.ts';
import type { RelationKind } from '../verdict.ts';
import type { FoundRelation, ImageRecord } from './look-record.ts';
import { type LookStore, thumbnailSide } from './look-store.ts';
import { createStayers } from './stayers.ts';

/**
 * Bits between the hashes of two copies in their canonical position. So few need no look at neighbouring values
 * of a band: the search costs a twentieth of the one for upright copies.
 */
export const REACH_OF_TURNED = 3;

/** An arrow that points the other way is another icon: only of pictures of this short side it is said. */
const LEAST_TURNED_SIDE = 128;

const KINDS = {
  quarter: 'turned_copy',
  half: 'upside_down_copy',
  mirrored: 'mirrored_copy',
} as const satisfies Record<string, RelationKind>;

/**
 * Copies that stand another way, as edges to the better one. Nobody can tell by size which of the two stands
 * upright, so that they never weaken what is proven: a copy that others lean on is not flagged, and none leans on
 * one that is flagged itself. `ordered`: best copies first.
 */
export function turnedCopies(
  ordered: readonly ImageRecord[],
  looks: LookStore,
  proven: readonly FoundRelation[],
): FoundRelation[] {
  const lesser = new Set(proven.map((edge) => edge.key));
  const leanedOn = new Set(proven.map((edge) => edge.betterKey));
  const stayers = createStayers(ordered, looks, { high: looks.turnedHigh, low: looks.turnedLow });
  const edges: FoundRelation[] = [];
  ordered.forEach((record, item) => {
    if (lesser.has(record.key) || !looks.has(item) || thumbnailSide(record) < LEAST_TURNED_SIDE) return;
    const edge = leanedOn.has(record.key) ? null : edgeOf(record, item);
    if (edge === null) stayers.add(item);
    else edges.push(edge);
  });
  return edges;

  function edgeOf(record: ImageRecord, item: number): FoundRelation | null {
    let found: (FoundRelation & { readonly apart: number; readonly item: number }) | null = null;
    stayers.search(item, REACH_OF_TURNED, (other, distance) => {
      const candidate = ordered[other];
      const turn = looks.turnBetween(item, other);
      const name = nameOfTurn(turn);
      if (!candidate || turn === UPRIGHT || name === 'none') return;
      const apart = looks.apart(item, other, turn, found?.apart ?? Number.POSITIVE_INFINITY);
      if (apart === null || (found && (found.apart < apart || (found.apart === apart && found.item < other))))
        return;
      found = { key: record.key, betterKey: candidate.key, kind: KINDS[name], distance, apart, item: other };
    });
    if (found === null) return null;
    const { key, betterKey, kind, distance } = found as FoundRelation;
    return { key, betterKey, kind, distance };
  }
}
