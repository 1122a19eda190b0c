import { approve, isRefusal } from '../../domain/approval.ts';
import type { AssetId } from '../../domain/asset-facts.ts';
import { type Knowledge, knows, type Move, movesBetween, withoutWhatLivesOn } from '../../domain/merge.ts';
import { protectionOf } from '../../domain/protection.ts';
import type { Tag } from '../../immich/immich-library.ts';
import type { ItemChange, LeftAloneReason, PlanItem } from '../../storage/plans.ts';
import { checkAllowed } from '../plans/allowed.ts';
import type { Going } from '../plans/context.ts';
import { membershipsOf, subjectFrom } from '../plans/recheck.ts';
import { record } from '../plans/record.ts';
import { brokenOff } from '../plans/refused.ts';
import { detailsOf, MERGE, type MergeDetails, whatItKnows } from './details.ts';
import { give } from './give.ts';

/** Pairs between two looks at the settings and the stop button, and in one step of the undo list. */
const BATCH = 50;
/** Immich may take a moment until what it was given can be read. */
const LOOKS = 5;
const LOOK_AGAIN_MS = 1_000;

/**
 * Moves what each lesser copy knows to its better copy, one pair after another, and looks whether it is
 * there. False: it was asked to stop.
 */
export async function applyMerges(going: Going): Promise<boolean> {
  const { store, planId, library, signal } = going;
  for (;;) {
    const batch = store.plans.items(planId, { results: ['sent', 'pending'], limit: BATCH });
    if (batch.length === 0) return true;
    if (going.isStopping()) return false;
    await checkAllowed(going, 'merge');
    const tags = await library.tags(signal);
    const free: Merged[] = [];
    try {
      for (const item of batch) {
        const merged = await mergeOne(going, item, tags);
        record(going, MERGE, [item], [merged.change]);
        if (merged.isFree) free.push(merged);
        if (going.isStopping()) return false;
      }
    } finally {
      mark(going, free);
    }
  }
}

/**
 * Merged copies whose protections all live on are marked; each batch is one step of the undo list. Which marks are
 * ours is written down: undoing the merge takes back no other.
 */
function mark({ store, planId, clock }: Going, free: readonly Merged[]): void {
  const isMarked = ({ item }: Merged): boolean => store.decisions.get(item.assetId) === 'delete';
  const unmarked = free.filter((merged) => !isMarked(merged));
  if (unmarked.length === 0 || store.plans.one(planId)?.marks !== true) return;
  const ids = unmarked.map(({ item }) => item.assetId);
  const at = clock();
  store.transaction(() => {
    store.decisions.set(ids, 'delete', {
      description: `Marked ${ids.length} merged copies for deletion`,
      at,
      movedOn: new Set(ids),
    });
    const ours = unmarked.filter(isMarked).map(
      ({ item, change }): ItemChange => ({
        ...change,
        undo: { ...detailsOf(item), marked: true } satisfies MergeDetails,
      }),
    );
    store.plans.setResults(planId, ours, at);
  });
}

interface Merged {
  readonly item: PlanItem;
  readonly change: ItemChange;
  /** Nothing protects the lesser copy that does not live on in the better one. */
  readonly isFree: boolean;
}

async function mergeOne(going: Going, item: PlanItem, tags: readonly Tag[]): Promise<Merged> {
  const { store, library, planId, clock, signal } = going;
  const { position } = item;
  const details = detailsOf(item);
  const leave = (reason: LeftAloneReason, message: string | null = null): Merged => ({
    item,
    change: { position, result: 'left_alone', reason, message },
    isFree: false,
  });

  const lesser = await library.inspect(item.assetId, signal);
  const better = item.betterId === null ? null : await library.inspect(item.betterId, signal);
  if (lesser === null) return leave('gone');
  if (better === null) return leave('better_copy_changed');
  const [mine, its] = [whatItKnows(going, lesser), whatItKnows(going, better)];
  if (mine === null || its === null) return leave('protections_unknown');
  if (lesser.facts.checksum !== item.shown.facts.checksum) return leave('changed');
  const { moves } = movesBetween(mine, its);
  if (!isAsShown(moves, details.moves, item.sentAt !== null))
    return leave('changed', 'What would move is not what was shown: make the merge again.');
  const answer = approve(
    { facts: better.facts, protectedBy: null, membershipsKnown: true },
    {
      assetId: better.facts.id,
      outcome: 'merge',
      decision: null,
      shown: details.better,
    },
  );
  if (isRefusal(answer)) return leave(answer.reason);

  if (moves.length > 0) {
    store.plans.markSent(planId, [position], clock());
    const result = await give(going, answer, moves, tags, signal);
    if (result.error !== null) throw brokenOff(going, result.error);
    const [refused] = result.refused;
    if (refused !== undefined)
      return {
        item,
        change: { position, result: 'failed', message: `Immich refused a part of it: ${refused.reason}.` },
        isFree: false,
      };
  }
  const now = await look(going, answer, details.moves);
  if (now === null)
    return {
      item,
      change: { position, result: 'failed', message: 'Immich answered that it was done, but it is not.' },
      isFree: false,
    };
  const subject = subjectFrom(lesser.facts, membershipsOf(store, lesser), clock());
  const keptBefore = store.decisions.get(item.assetId) === 'keep';
  const left = protectionOf(withoutWhatLivesOn(subject, now), { ...going.settings(), keptBefore });
  return { item, change: { position, result: 'applied', message: left }, isFree: left === null };
}

/** All that was shown is still to move; or, where a first attempt was cut off, a part of it. */
function isAsShown(now: readonly Move[], shown: readonly Move[], wasTried: boolean): boolean {
  const texts = new Set(shown.map((move) => JSON.stringify(move)));
  const known = now.every((move) => texts.has(JSON.stringify(move)));
  return known && (wasTried || now.length === shown.length);
}

/** What the better copy knows once it knows all that was moved; null: it does not. */
async function look(
  { library, sleep, signal, store }: Going,
  id: AssetId,
  moves: readonly Move[],
): Promise<Knowledge | null> {
  for (let looked = 1; ; looked += 1) {
    const better = await library.inspect(id, signal);
    const known = better === null ? null : whatItKnows({ store }, better);
    if (known !== null && moves.every((move) => knows(known, move))) return known;
    if (looked === LOOKS) return null;
    await sleep(LOOK_AGAIN_MS, signal);
  }
}
