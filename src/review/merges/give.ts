import type { Approved } from '../../domain/approval.ts';
import type { AssetId } from '../../domain/asset-facts.ts';
import type { Move } from '../../domain/merge.ts';
import type { Enrichment } from '../../immich/actions.ts';
import type { ActionResult } from '../../immich/batches.ts';
import type { Tag } from '../../immich/immich-library.ts';
import type { PlanContext } from '../plans/context.ts';
import { together } from '../plans/door.ts';
import { PlanStopped } from '../plans/stopped.ts';

/** Gives a better copy what its lesser copy knows: one request for its own fields, one for each album and tag. */
export async function give(
  { actions }: PlanContext,
  id: Approved<AssetId, 'merge'>,
  moves: readonly Move[],
  tags: readonly Tag[],
  signal: AbortSignal,
): Promise<ActionResult> {
  const change = enrichmentOf(moves);
  const results = Object.keys(change).length === 0 ? [] : [await actions.enrich(id, change, signal)];
  for (const move of moves) {
    if (results.some(({ error, refused }) => error !== null || refused.length > 0)) break;
    if (move.what === 'album') results.push(await actions.addToAlbum(move.id, [id], signal));
    if (move.what === 'tag') results.push(await actions.tag(tagId(tags, move.value), [id], signal));
  }
  return together(results);
}

/** Takes from a better copy what it was given. A place stays: Immich cannot take one away. */
export async function takeAway(
  { actions }: PlanContext,
  id: Approved<AssetId, 'unmerge'>,
  moves: readonly Move[],
  before: { readonly description: string; readonly rating: number | null },
  tags: readonly Tag[],
  signal: AbortSignal,
): Promise<ActionResult> {
  const has = (what: Move['what']): boolean => moves.some((move) => move.what === what);
  const change: Enrichment = {
    ...(has('favourite') ? { isFavorite: false } : {}),
    ...(has('description') ? { description: before.description } : {}),
    ...(has('rating') ? { rating: before.rating } : {}),
  };
  const results = Object.keys(change).length === 0 ? [] : [await actions.enrich(id, change, signal)];
  for (const move of moves) {
    if (results.some(({ error, refused }) => error !== null || refused.length > 0)) break;
    if (move.what === 'album') results.push(await actions.takeOutOfAlbum(move.id, [id], signal));
    if (move.what === 'tag') results.push(await actions.untag(tagId(tags, move.value), [id], signal));
  }
  return together(results);
}

function enrichmentOf(moves: readonly Move[]): Enrichment {
  return Object.assign({}, ...moves.map(fieldsOf));
}

function fieldsOf(move: Move): Enrichment {
  switch (move.what) {
    case 'favourite':
      return { isFavorite: true };
    case 'description':
      return { description: move.value };
    case 'rating':
      return { rating: move.value };
    case 'place':
      return { latitude: move.latitude, longitude: move.longitude };
    default:
      return {};
  }
}

function tagId(tags: readonly Tag[], value: string): string {
  const tag = tags.find((one) => one.value === value);
  if (tag === undefined)
    throw new PlanStopped('blocked', `The tag “${value}” is not in Immich any more: make the merge anew.`);
  return tag.id;
}
