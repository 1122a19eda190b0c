import { UPRIGHT } from '../turns.ts';
import { compareCopies, pixelsOf } from './better-copy.ts';
import { carvedKey } from './carved-thumbnails.ts';
import { bitsBetween } from './hash-index.ts';
import { immichGroups } from './immich-groups.ts';
import type { FoundRelation, ImageRecord, LookRecord } from './look-record.ts';
import { type LookStore, readLooks, thumbnailSide } from './look-store.ts';
import { createStayers } from './stayers.ts';
import { turnedCopies } from './turned-copies.ts';

/**
 * Bits between the hashes of two copies, for thumbnails of at least FULL_SIZE pixels and for smaller ones,
 * which average less noise away (bench/duplicates.ts).
 */
export const REACH = 7;
export const REACH_OF_SMALL = 10;
export const FULL_SIZE = 128;

/** A carved preview is 160 × 120 and twice compressed: its hash may be further off, as its name proves the rest. */
const CARVED_REACH = 16;

/** From this many times the pixels the better copy is a "larger version", below it a "re-encoded copy". */
const LARGER = 1.1;

/**
 * Finds which images are lesser copies of others. Every edge leads from a lesser copy to one that is itself
 * nobody's lesser copy: of each group at least one stays, and the named better copy is among those that stay.
 * The last-copy rule rests on this. The order of `records` does not matter.
 */
export function findRelations(records: Iterable<LookRecord>): FoundRelation[] {
  const { ordered, looks } = readLooks(records, compareCopies);
  const stayers = createStayers(ordered, looks, looks);
  const byChecksum = new Map<string, number>();
  const carvedFrom = new Map<string, number>();
  const edges: FoundRelation[] = [];
  // Best copies first: whoever finds no better copy among those that stay, stays.
  ordered.forEach((record, item) => {
    const found = betterOf(item, record);
    if (found.length > 0) {
      edges.push(...found);
      return;
    }
    if (looks.has(item)) stayers.add(item);
    if (record.checksum) byChecksum.set(record.checksum, item);
    const carved = carvedKey(record);
    if (carved?.is === 'whole') carvedFrom.set(carved.key, item);
  });
  const seen = [...edges, ...turnedCopies(ordered, looks, edges)];
  return [...seen, ...immichGroups(ordered, seen)];

  function betterOf(item: number, record: ImageRecord): FoundRelation[] {
    const found: FoundRelation[] = [];
    const edge = (better: number, kind: FoundRelation['kind'], distance: number | null) => {
      const betterKey = ordered[better]?.key;
      if (betterKey !== undefined) found.push({ key: record.key, betterKey, kind, distance });
    };
    const equal = record.checksum ? byChecksum.get(record.checksum) : undefined;
    if (equal !== undefined) edge(equal, 'exact_copy', null);
    const carved = carvedKey(record);
    const whole = carved?.is === 'thumbnail' ? carvedFrom.get(carved.key) : undefined;
    if (whole !== undefined && isPreviewOf(item, whole, looks, ordered)) {
      edge(whole, 'carved_thumbnail_of', distanceOf(item, whole, looks));
    }
    const alike = equal === undefined ? nearest(item, record) : null;
    if (alike) {
      const larger = pixelsOf(alike.record) >= LARGER * pixelsOf(record);
      edge(alike.item, larger ? 'larger_version' : 'reencoded_copy', alike.distance);
    }
    return found;
  }

  function nearest(item: number, record: ImageRecord): Nearest | null {
    if (!looks.has(item) || isAnimated(record)) return null;
    let best: Nearest | null = null;
    const reach = thumbnailSide(record) < FULL_SIZE ? REACH_OF_SMALL : REACH;
    stayers.search(item, reach, (other, distance) => {
      const candidate = ordered[other];
      const apart = looks.apart(item, other, UPRIGHT, best?.apart ?? Number.POSITIVE_INFINITY);
      if (!candidate || apart === null) return;
      // Of two that are equally near, the better copy stands first in the order.
      if (best === null || apart < best.apart || (apart === best.apart && other < best.item))
        best = { item: other, record: candidate, distance, apart };
    });
    return best;
  }
}

interface Nearest {
  readonly item: number;
  readonly record: ImageRecord;
  readonly distance: number;
  readonly apart: number;
}

/** Its thumbnail shows the first frame only, which other animations may begin with, too. */
const isAnimated = ({ fileName }: ImageRecord) => /\.gif$/i.test(fileName);

/** The name says so already; the pictures must not contradict it, and without a folder they must confirm it. */
function isPreviewOf(
  item: number,
  whole: number,
  looks: LookStore,
  ordered: readonly ImageRecord[],
): boolean {
  const [small, large] = [ordered[item], ordered[whole]];
  if (!small || !large || pixelsOf(small) >= pixelsOf(large)) return false;
  const distance = distanceOf(item, whole, looks);
  return distance === null ? small.path !== null : distance <= CARVED_REACH;
}

function distanceOf(a: number, b: number, looks: LookStore): number | null {
  if (!looks.has(a) || !looks.has(b)) return null;
  return bitsBetween(looks.high(a), looks.low(a), looks.high(b), looks.low(b));
}
