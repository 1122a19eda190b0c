import { removes } from '../../domain/approval.ts';
import type { AssetId } from '../../domain/asset-facts.ts';
import type { Subject } from '../../domain/subject.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { LeftAloneReason, NewPlanItem, Plan, PlanOutcome } from '../../storage/plans.ts';
import type { ResultRow } from '../../storage/results.ts';
import { breathe } from '../breathe.ts';
import { PlanError } from '../errors.ts';
import { type Selection, selectedIds } from '../selection.ts';
import { restsOnBetters } from './best-stays.ts';
import type { PlanContext } from './context.ts';
import { type CopyCounter, countCopies, type RemainingCopies } from './remaining-copies.ts';

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
  const now = new Date(clock()).toISOString();
  const copies = removes(outcome) ? await countCopies(store, outcome, new Set(ids), now) : null;
  for (let at = 0; at < ids.length; at += CHUNK) {
    store.plans.addItems(plan.id, itemsOf(context, outcome, ids.slice(at, at + CHUNK), copies));
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
  /** Null: nothing is removed. */
  copies: CopyCounter | null,
): NewPlanItem[] {
  const rows = new Map(store.results.many(ids).map((row) => [row.id, row]));
  return store.subjects.many(ids, new Date(clock()).toISOString()).flatMap((subject): NewPlanItem[] => {
    const row = rows.get(subject.facts.id);
    if (row === undefined) return [];
    const verdict = judge(subject, { ...settings(), keptBefore: row.decision === 'keep' });
    const texts = (direction: string): string[] =>
      verdict.contributions.filter((piece) => piece.direction === direction).map(({ text }) => text);
    const rests = restsOnCopies(outcome, row, subject, verdict);
    const isBest = copies?.best.has(row.id) === true;
    const remaining = copies !== null && (rests || isBest) ? copies.of(subject, row) : null;
    const reason =
      copies === null ? null : whyNot(store, outcome, row, remaining, subject.facts.libraryId, isBest);
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
          betters: remaining?.staying ?? [],
        },
        result: reason === null ? 'pending' : 'left_alone',
        reason,
        message: reason === 'protected' ? row.protectedBy : null,
        undo: null,
      },
    ];
  });
}

/** What is recommended without any copy rests on none; the others were flagged as the lesser of two, or marked by hand. */
function restsOnCopies(
  outcome: PlanOutcome,
  { category }: ResultRow,
  { relations }: Subject,
  { recommended }: Verdict,
): boolean {
  const isAlone = category !== null && category !== 'duplicates' && relations.length === 0;
  return restsOnBetters(outcome, category) && !(isAlone && recommended);
}

function whyNot(
  store: PlanContext['store'],
  outcome: PlanOutcome,
  row: ResultRow,
  remaining: RemainingCopies | null,
  libraryId: string | null,
  isBest: boolean,
): LeftAloneReason | null {
  if (row.decision !== 'delete') return 'not_decided';
  if (row.protectedBy !== null && store.plans.mergeOf(row.id) === null) return 'protected';
  if (outcome === 'trash' && libraryId !== null) return 'external_library';
  if (remaining?.isLast !== true) return null;
  // The last copy of a picture never goes together with, or after, the copies that it made superfluous.
  return isBest || row.betterCopyId === null ? 'last_copy' : 'better_copy_changed';
}
