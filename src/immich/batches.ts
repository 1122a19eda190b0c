import type { AssetId } from '../domain/asset-facts.ts';
import { ImmichRefused, MissingPermission, RateLimited, Unauthorized } from './errors.ts';

/** No to one id. */
export interface Refusal {
  readonly id: AssetId;
  /** Immich's own words. */
  readonly reason: string;
  /** It has no such asset, album or tag, or not for us: it does not tell these apart. */
  readonly isUnknownId: boolean;
}

/** What became of each id that an action was given. Every id is in exactly one of the lists. */
export interface ActionResult {
  readonly done: readonly AssetId[];
  /** It was so already: in the album, tagged. Undoing must leave these alone. */
  readonly unchanged: readonly AssetId[];
  /** Immich said no to this very id. */
  readonly refused: readonly Refusal[];
  /** Sent, but no answer came: Immich may have acted. Look before anything else is done. */
  readonly unknown: readonly AssetId[];
  /** Never sent. */
  readonly notTried: readonly AssetId[];
  /** What ended the action early; null where it went through. */
  readonly error: unknown;
}

/** The largest number of ids sent in one request. */
export const LARGEST_BATCH = 500;

/** Sends ids in one request and says what became of them; throws as the client does. */
export type Send = (ids: readonly AssetId[]) => Promise<Pick<ActionResult, 'done' | 'unchanged' | 'refused'>>;

/** How ids are sent. */
export interface Sending {
  readonly send: Send;
  /** Ids in one request. */
  readonly size: number;
  /** One id that Immich does not know, or that it says no to, makes it refuse the whole request. */
  readonly isAllOrNone: boolean;
}

/**
 * Sends ids in bounded requests. Where Immich refuses a whole request for one of its ids (and changes nothing then),
 * the request is halved until the guilty id stands alone. Never throws for what Immich or the network does: the
 * lists say how far it came.
 */
export async function sendInBatches(
  ids: readonly AssetId[],
  { send, size, isAllOrNone }: Sending,
): Promise<ActionResult> {
  const queue: (readonly AssetId[])[] = [];
  for (let at = 0; at < ids.length; at += size) queue.push(ids.slice(at, at + size));
  const done: AssetId[] = [];
  const unchanged: AssetId[] = [];
  const refused: Refusal[] = [];

  for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
    try {
      const result = await send(batch);
      done.push(...result.done);
      unchanged.push(...result.unchanged);
      refused.push(...result.refused);
    } catch (error) {
      if (isAllOrNone && mayBeAboutOneId(error)) {
        const [only, ...others] = batch;
        if (only !== undefined && others.length === 0) refused.push(refusal(only, error.said));
        else queue.unshift(...halvesOf(batch));
        const alike = done.length > 0 || isAboutUnknownId(error.said) ? [] : saidOf(refused, error.said);
        if (alike.length < SAME_WORDS) continue;
        const alone = refused.filter((one) => !alike.includes(one));
        const notTried = [...alike.map(({ id }) => id), ...queue.flat()];
        return { done, unchanged, refused: alone, unknown: [], notTried, error };
      }
      const rest = queue.flat();
      return hasNotActed(error)
        ? { done, unchanged, refused, unknown: [], notTried: [...batch, ...rest], error }
        : { done, unchanged, refused, unknown: batch, notTried: rest, error };
    }
  }
  return { done, unchanged, refused, unknown: [], notTried: [], error: null };
}

/** Said of so many in a row, and nothing done: it is about the request (an API that changed), not about them. */
const SAME_WORDS = 3;

function mayBeAboutOneId(error: unknown): error is ImmichRefused {
  return error instanceof ImmichRefused && error.status === 400;
}

function halvesOf(batch: readonly AssetId[]): readonly (readonly AssetId[])[] {
  const middle = Math.ceil(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)];
}

function saidOf(refused: ActionResult['refused'], said: string): ActionResult['refused'] {
  return refused.filter(({ reason }) => reason === said);
}

/** A refusal in Immich's words, which are read here and nowhere else. */
export function refusal(id: AssetId, reason: string): Refusal {
  return { id, reason, isUnknownId: isAboutUnknownId(reason) };
}

/** As both Immich and our own server for folders begin. */
function isAboutUnknownId(said: string): boolean {
  return said.startsWith('Not found or no ');
}

/** Answers that come before anything is done; after all others Immich may have acted. */
function hasNotActed(error: unknown): boolean {
  return (
    error instanceof Unauthorized ||
    error instanceof MissingPermission ||
    error instanceof RateLimited ||
    error instanceof ImmichRefused
  );
}
