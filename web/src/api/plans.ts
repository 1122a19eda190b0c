import { z } from 'zod';
import type { Selection } from '#contract/decisions.ts';
import { merge, mergeItems, mergeReview, merges } from '#contract/merges.ts';
import { paths } from '#contract/paths.ts';
import {
  type PlanItemResult,
  type PlanOutcome,
  plan,
  planItems,
  planReview,
  plans,
} from '#contract/plans.ts';
import { call } from './client.ts';

const post = { method: 'POST', body: {} } as const;
const nothing = z.null();

export const getPlans = () => call(plans, paths.plans);
export const getPlan = (id: string) => call(planReview, paths.plan(id));
/** Of everything that is marked. */
export const makePlan = (outcome: PlanOutcome, album_name?: string) =>
  call(planReview, paths.plans, {
    method: 'POST',
    body: { outcome, ...(album_name === undefined ? {} : { album_name }) },
  });
export const getPlanItems = (id: string, result: PlanItemResult | undefined, cursor: number | undefined) =>
  call(planItems, paths.planItems(id), { query: { result, cursor, limit: 60 } });
export const applyPlan = (id: string, confirm_count: number) =>
  call(plan, paths.planApply(id), { method: 'POST', body: { confirm_count } });
export const stopPlan = (id: string) => call(plan, paths.planStop(id), post);
export const restorePlan = (id: string) => call(plan, paths.planRestore(id), post);
export const discardPlan = (id: string) => call(nothing, paths.plan(id), { method: 'DELETE' });

export const getMerges = () => call(merges, paths.merges);
export const getMerge = (id: string) => call(mergeReview, paths.merge(id));
export const makeMerge = (selection: Selection) =>
  call(mergeReview, paths.merges, { method: 'POST', body: { selection } });
export const getMergeItems = (id: string, result: PlanItemResult | undefined, cursor: number | undefined) =>
  call(mergeItems, paths.mergeItems(id), { query: { result, cursor, limit: 60 } });
export const applyMerge = (id: string, confirm_count: number, mark: boolean) =>
  call(merge, paths.mergeApply(id), { method: 'POST', body: { confirm_count, mark } });
export const stopMerge = (id: string) => call(merge, paths.mergeStop(id), post);
export const undoMerge = (id: string) => call(merge, paths.mergeUndo(id), post);
export const discardMerge = (id: string) => call(nothing, paths.merge(id), { method: 'DELETE' });
