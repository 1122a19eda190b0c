import { approveUndo, isRefusal } from '../../domain/approval.ts';
import { knows } from '../../domain/merge.ts';
import type { Tag } from '../../immich/immich-library.ts';
import type { ItemChange, PlanItem } from '../../storage/plans.ts';
import { checkStillThere } from '../../storage/still-there.ts';
import type { Going } from '../plans/context.ts';
import { whenQueuesIdle } from '../plans/doors/tag.ts';
import { record } from '../plans/record.ts';
import { brokenOff } from '../plans/refused.ts';
import { detailsOf, MERGE, whatItKnows } from './details.ts';
import { takeAway } from './give.ts';

const PAGE = 500;

/** Takes back what was moved, the last first, since later moves build on earlier ones. False: asked to stop. */
export async function undoMerges(going: Going): Promise<boolean> {
  const { store, planId, library, signal } = going;
  const items: PlanItem[] = [];
  for (let after = 0; ; ) {
    const page = store.plans.items(planId, {
      // Cut half-way and left alone afterwards, a part of it has moved all the same.
      results: ['applied', 'sent', 'pending', 'failed', 'left_alone'],
      after,
      limit: PAGE,
    });
    items.push(...page.filter(({ result, sentAt }) => result === 'applied' || sentAt !== null));
    after = page.at(-1)?.position ?? after;
    if (page.length < PAGE) break;
  }
  if (items.some((item) => detailsOf(item).moves.some(({ what }) => what === 'tag')))
    await whenQueuesIdle(going, signal);
  const tags = await library.tags(signal);
  for (const item of items.toReversed()) {
    if (going.isStopping()) return false;
    checkStillThere(store);
    record(going, MERGE, [item], [await undoOne(going, item, tags)]);
  }
  return true;
}

async function undoOne(going: Going, item: PlanItem, tags: readonly Tag[]): Promise<ItemChange> {
  const { store, library, clock, signal } = going;
  const { position, assetId, betterId } = item;
  const { moves, before, marked = false } = detailsOf(item);
  const keep = (message: string): ItemChange => ({ position, result: 'not_restored', message });

  if ((await library.standing(assetId, signal)) !== 'there')
    return keep(
      'The lesser copy is not in the library: restore it from the trash first, then undo the merge.',
    );
  const better = betterId === null ? null : await library.inspect(betterId, signal);
  const known = better === null ? null : whatItKnows(going, better);
  if (better === null || known === null) return keep('The better copy cannot be read any more.');
  const answer = approveUndo({ assetId: better.facts.id, outcome: 'merge', result: 'applied' });
  if (isRefusal(answer)) return keep('This was not done by us.');

  // What was changed since by hand is the person's.
  const ours = moves.filter((move) => knows(known, move));
  const result = await takeAway(going, answer, ours, before, tags, signal);
  if (result.error !== null) throw brokenOff(going, result.error);
  const [refused] = result.refused;
  if (refused !== undefined) return keep(`Immich refused a part of it: ${refused.reason}.`);
  const after = await library.inspect(better.facts.id, signal);
  const then = after === null ? null : whatItKnows(going, after);
  const left = ours.filter((move) => move.what !== 'place' && then !== null && knows(then, move));
  if (then === null || left.length > 0) return keep('Immich answered that it was done, but it is not.');
  if (marked)
    store.decisions.set([assetId], null, {
      description: 'Undid a merge',
      at: clock(),
      only: 'delete',
      withoutStep: true,
    });
  const placeStays = ours.some(({ what }) => what === 'place');
  return {
    position,
    result: 'restored',
    message: placeStays ? 'The place stays on the better copy: Immich cannot take one away.' : null,
  };
}
