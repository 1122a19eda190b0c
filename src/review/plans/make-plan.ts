import type { AssetId } from '../../domain/asset-facts.ts';
import { leanedOn } from '../../domain/verdict.ts';
import type { NewPlanItem, Plan, PlanOutcome } from '../../storage/plans.ts';
import type { ResultRow } from '../../storage/results.ts';
import { breathe } from '../breathe.ts';
import { PlanError } from '../errors.ts';
import { type Selection, selectedIds } from '../selection.ts';
import type { PlanContext } from './context.ts';

export interface PlanRequest {
  readonly outcome: Exclude<PlanOutcome, 'merge'>;
  /** Without one: everything that is marked for deletion. */
  readonly selection?: Selection;
  readonly albumName: string;
}

/** Judged and written at a time, some 40 ms: other requests are answered in between. */
const CHUNK = 250;

/**
 * Writes down the exact assets with what is known of them now, and what is left alone from the start and
 * why. Nothing is asked of Immich. Throws {@link PlanError} `plan_empty`.
 */
export async function makePlan(context: PlanContext, request: PlanRequest): Promise<Plan> {
  const { store, clock, actor } = context;
  const { outcome, albumName } = request;
  const ids = selectedIds(store, request.selection ?? { filter: { decision: 'delete' } });
  const plan = store.plans.create({
    outcome,
    createdAt: clock(),
    createdBy: actor,
    albumName: outcome === 'album' ? albumName : null,
  });
  const going = new Set(ids);
  for (let at = 0; at < ids.length; at += CHUNK) {
    store.plans.addItems(plan.id, itemsOf(context, outcome, ids.slice(at, at + CHUNK), going));
    await breathe();
  }
  const tallies = store.plans.tallies(plan.id);
  if (tallies.count === 0 && tallies.counts.left_alone === 0) {
    store.plans.remove(plan.id);
    throw new PlanError(
      'plan_empty',
      'There is nothing to plan: mark assets for deletion first, or select some.',
    );
  }
  return store.transaction(() => {
    const { count, bytes, counts } = tallies;
    store.audit.append({
      at: clock(),
      actor,
      action: 'plan_made',
      details: { plan: plan.id, outcome, count, bytes, left_alone: counts.left_alone },
    });
    return store.plans.change(plan.id, { state: 'planned' });
  });
}

function itemsOf(
  { store, judge, settings, clock }: PlanContext,
  outcome: PlanOutcome,
  ids: readonly AssetId[],
  going: ReadonlySet<AssetId>,
): NewPlanItem[] {
  const rows = new Map(store.results.many(ids).map((row) => [row.id, row]));
  const removes = outcome === 'trash' || outcome === 'archive';
  return store.subjects.many(ids, new Date(clock()).toISOString()).flatMap((subject): NewPlanItem[] => {
    const row = rows.get(subject.facts.id);
    if (row === undefined) return [];
    const verdict = judge(subject, { ...settings(), keptBefore: row.decision === 'keep' });
    const texts = (direction: string): string[] =>
      verdict.contributions.filter((piece) => piece.direction === direction).map(({ text }) => text);
    const betters = leanedOn(subject.relations).map((better) => better.id);
    const staying = betters.filter((better) => !going.has(better));
    // What was flagged as a duplicate may have lost all its better copies since.
    const isLesser = betters.length > 0 || row.category === 'duplicates';
    const goesWithAll = isLesser && staying.length === 0;
    const reason = removes ? whyNot(store, outcome, row, goesWithAll, subject.facts.libraryId) : null;
    return [
      {
        assetId: row.id,
        betterId: row.betterCopyId,
        category: row.category,
        bytes: row.bytes,
        shown: {
          facts: subject.facts,
          confidence: row.confidence,
          reasons: texts('for'),
          against: texts('against'),
          heldBack: row.heldBack,
          betters: removes && restsOnCopies(row) ? staying : [],
        },
        result: reason === null ? 'pending' : 'left_alone',
        reason,
        message: reason === 'protected' ? row.protectedBy : null,
        undo: null,
      },
    ];
  });
}

/** A screenshot is one whether there is a copy or not; the others are flagged as the lesser of two. */
function restsOnCopies({ category }: ResultRow): boolean {
  return category !== null && category !== 'screenshots';
}

function whyNot(
  store: PlanContext['store'],
  outcome: PlanOutcome,
  row: ResultRow,
  goesWithAll: boolean,
  libraryId: string | null,
): string | null {
  if (row.decision !== 'delete') return 'not_decided';
  if (row.protectedBy !== null && store.plans.mergeOf(row.id) === null) return 'protected';
  if (outcome === 'trash' && libraryId !== null) return 'external_library';
  // The last copy of a picture never goes together with the copies that it made superfluous.
  return goesWithAll && restsOnCopies(row) ? 'better_copy_changed' : null;
}
