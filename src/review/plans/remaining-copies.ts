import type { AssetId } from '../../domain/asset-facts.ts';
import type { Subject } from '../../domain/subject.ts';
import { leanedOn, provenBetters } from '../../domain/verdict.ts';
import type { AccountStore } from '../../storage/account-store.ts';
import type { PlanOutcome } from '../../storage/plans.ts';
import type { ResultRow } from '../../storage/results.ts';
import { breathe } from '../breathe.ts';
import { bestOfThose } from './best-stays.ts';

/** Copies looked at together: of a picture that is there a thousand times, these are enough. */
const FEW = 50;

/** What is left of a picture besides the asset in question, once a plan has gone through. */
export interface RemainingCopies {
  /** Copies that stay in the library. One of them must still be there when the asset goes. */
  readonly staying: readonly AssetId[];
  /** There were copies, and none of them stays: it is the last one, or the best of those that are to go together. */
  readonly isLast: boolean;
}

export interface CopyCounter {
  /** The best of copies that are all to go: these stay. */
  readonly best: ReadonlySet<AssetId>;
  /** Tells what remains of one picture after the other. */
  of(subject: Subject, row: ResultRow): RemainingCopies;
}

/**
 * Counts the copies that remain when all of `going` goes: better ones, lesser ones, and those that earlier plans left
 * behind when they took the rest.
 */
export async function countCopies(
  store: AccountStore,
  outcome: PlanOutcome,
  going: ReadonlySet<AssetId>,
  now: string,
): Promise<CopyCounter> {
  // What is archived is still there for those that went before.
  const promised = outcome === 'trash' ? await promisesAbout(store, going) : NO_PROMISES;

  const best = await bestOfThose(store, outcome, going, (id) => promised.has(id), now);
  const stays = (id: AssetId): boolean => !going.has(id) || best.has(id);

  /** Of those that lean on this one: what stays of each, itself or the better copies for which it goes. */
  function leftOfLesser(id: AssetId, bettersOf: typeof leanedOn): AssetId[] {
    const key = store.assets.keyOf(id);
    const linked = key === null ? [] : store.relations.linked(key);
    for (let at = 0; at < linked.length; at += FEW) {
      const left = store.subjects.byKeys(linked.slice(at, at + FEW), now).flatMap(({ subject }) => {
        const betters = bettersOf(subject.relations).map((better) => better.id);
        if (!betters.includes(id)) return [];
        return stays(subject.facts.id) ? [subject.facts.id] : betters.filter(stays);
      });
      if (left.length > 0) return left;
    }
    return [];
  }

  function of({ facts: { id }, relations }: Subject, row: ResultRow): RemainingCopies {
    const promises = promised.get(id) ?? [];
    // Something went because this one stays: Immich's word that there is another does not do for that.
    const bettersOf = promises.length > 0 ? provenBetters : leanedOn;
    const betters = bettersOf(relations).map((better) => better.id);
    const staying = betters.filter(stays);
    if (best.has(id)) return { staying, isLast: true };
    if (staying.length > 0) return { staying, isLast: false };
    // What was flagged as the lesser copy may have lost all its better ones since.
    const isLesser = betters.length > 0 || row.category === 'duplicates' || row.betterCopyId !== null;
    if (isLesser) return { staying, isLast: true };
    const others = promises.flat().filter((other) => other !== id && stays(other));
    const there = store.subjects.many(others, now).map(({ facts }) => facts.id);
    const proven = [...there, ...leftOfLesser(id, provenBetters)];
    const left = proven.length > 0 ? proven : leftOfLesser(id, bettersOf);
    return { staying: [...new Set(left)], isLast: promises.length > 0 && left.length === 0 };
  }

  return { best, of };
}

type Promises = ReadonlyMap<AssetId, readonly (readonly AssetId[])[]>;
const NO_PROMISES: Promises = new Map();

/** By asset that is going: the copies, it among them, for whose staying something went to the trash before. */
async function promisesAbout({ plans }: AccountStore, going: ReadonlySet<AssetId>): Promise<Promises> {
  const found = new Map<AssetId, (readonly AssetId[])[]>();
  for (const page of plans.leftBehind()) {
    for (const copies of page)
      for (const id of copies) {
        if (!going.has(id)) continue;
        const known = found.get(id);
        if (known === undefined) found.set(id, [copies]);
        else known.push(copies);
      }
    await breathe();
  }
  return found;
}
