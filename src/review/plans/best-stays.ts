import type { AssetId } from '../../domain/asset-facts.ts';
import type { Category } from '../../domain/category.ts';
import { leanedOn, provenBetters } from '../../domain/verdict.ts';
import type { AccountStore } from '../../storage/account-store.ts';
import type { PlanOutcome } from '../../storage/plans.ts';
import { breathe } from '../breathe.ts';

/** Looked up at a time, some 10 ms. */
const CHUNK = 250;

/** A lesser copy that is to go. */
interface Lesser {
  /** All for which it may be superfluous. */
  readonly betters: readonly AssetId[];
  /** One of these must stay for it to go; null: it goes whether there is a copy or not. */
  readonly needs: readonly AssetId[] | null;
}

/**
 * Which of the pictures that are to go together have to stay: of copies that are all among them the best one, so that
 * the lesser ones have something to go for. Whatever has to stay keeps its own better copies here as well: none is
 * kept in the place of a better one. `promised`: something went before because this one stays.
 */
export async function bestOfThose(
  store: AccountStore,
  outcome: PlanOutcome,
  going: ReadonlySet<AssetId>,
  promised: (id: AssetId) => boolean,
  now: string,
): Promise<ReadonlySet<AssetId>> {
  const lessers = await lessersAmong(store, outcome, going, promised, now);
  const staying = new Set<AssetId>();
  const goes = (id: AssetId): boolean => going.has(id) && !staying.has(id);
  const stay = (id: AssetId): void => {
    for (const more = [id]; more.length > 0; ) {
      const one = more.pop();
      if (one === undefined || !goes(one)) continue;
      staying.add(one);
      more.push(...(lessers.get(one)?.betters ?? []));
    }
  };
  for (const [id, { needs }] of lessers) {
    if (needs === null || !goes(id) || !needs.every(goes)) continue;
    // The best of all, where there are several; without any that is proven, the picture itself.
    stay(needs.find((better) => !lessers.has(better)) ?? needs[0] ?? id);
  }
  return staying;
}

async function lessersAmong(
  store: AccountStore,
  outcome: PlanOutcome,
  going: ReadonlySet<AssetId>,
  promised: (id: AssetId) => boolean,
  now: string,
): Promise<ReadonlyMap<AssetId, Lesser>> {
  const known = new Set(store.relations.lesserKeys());
  const found = new Map<AssetId, Lesser>();
  const ids = [...going];
  for (let at = 0; at < ids.length && known.size > 0; at += CHUNK) {
    const some = ids.slice(at, at + CHUNK).filter((id) => known.has(store.assets.keyOf(id) ?? -1));
    const categories = new Map(store.results.many(some).map(({ id, category }) => [id, category]));
    for (const { facts, relations } of store.subjects.many(some, now)) {
      const category = categories.get(facts.id);
      const betters = leanedOn(relations).map(({ id }) => id);
      if (category === undefined || betters.length === 0) continue;
      // Immich's word that there is another does not do for what was promised.
      const proven = promised(facts.id) ? provenBetters(relations).map(({ id }) => id) : betters;
      const rests = restsOnBetters(outcome, category);
      found.set(facts.id, { betters, needs: rests ? proven : null });
    }
    await breathe();
  }
  return found;
}

/**
 * Whether something may go only because a better copy of it stays: a screenshot is one whether there is a copy or not,
 * and what is no suggestion and archived so is not lost.
 */
export function restsOnBetters(outcome: PlanOutcome, category: Category | null): boolean {
  return category === null ? outcome === 'trash' : category !== 'screenshots';
}
