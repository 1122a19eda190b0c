import type { CATEGORIES } from '../domain/category.ts';
import { categoryOf } from './codes.ts';
import { idFromBytes } from './identifiers.ts';
import {
  ITEM_RESULTS,
  type ItemCounts,
  type ItemResult,
  type LeftAloneReason,
  type Plan,
  type PlanItem,
  type PlanTallies,
} from './plans.ts';
import type { RowColumn } from './row-table.ts';

export type PlanRow = Omit<Plan, 'marks'> & { readonly marks: number };

export const PLAN_COLUMNS: Readonly<Record<keyof PlanRow, RowColumn>> = {
  id: { name: 'id' },
  outcome: { name: 'outcome' },
  state: { name: 'state' },
  createdAt: { name: 'created_at' },
  createdBy: { name: 'created_by' },
  confirmedAt: { name: 'confirmed_at' },
  confirmedBy: { name: 'confirmed_by' },
  finishedAt: { name: 'finished_at' },
  restoredAt: { name: 'restored_at' },
  restorableUntil: { name: 'restorable_until' },
  albumId: { name: 'album_id' },
  albumName: { name: 'album_name' },
  marks: { name: 'marks' },
  message: { name: 'message' },
};

export interface ItemRow {
  readonly position: number;
  readonly asset_id: Buffer;
  readonly better_id: Buffer | null;
  readonly category: number | null;
  readonly bytes: number | null;
  readonly shown: string;
  readonly result: number;
  readonly reason: LeftAloneReason | null;
  readonly fields: string | null;
  readonly message: string | null;
  readonly undo: string | null;
  readonly at: number | null;
  readonly sent_at: number | null;
}

export interface TallyRow {
  readonly category: number | null;
  readonly result: number;
  readonly count: number;
  readonly bytes: number;
  readonly untouched: number;
  readonly untouched_bytes: number;
}

export const codeOf = (result: ItemResult): number => ITEM_RESULTS.indexOf(result);

/** A merge may be looked at while it is being prepared: that asks Immich, and takes its time. */
export function isHidden({ outcome, state }: PlanRow): boolean {
  return state === 'preparing' && outcome !== 'merge';
}

export function toPlan({ marks, ...row }: PlanRow): Plan {
  return { ...row, marks: marks === 1 };
}

export function toItem(row: ItemRow): PlanItem {
  return {
    position: row.position,
    assetId: idFromBytes(row.asset_id),
    betterId: row.better_id === null ? null : idFromBytes(row.better_id),
    category: categoryOf(row.category),
    bytes: row.bytes,
    shown: JSON.parse(row.shown),
    result: ITEM_RESULTS[row.result] ?? 'pending',
    reason: row.reason,
    fields: row.fields === null ? [] : JSON.parse(row.fields),
    message: row.message,
    undo: row.undo === null ? null : JSON.parse(row.undo),
    at: row.at,
    sentAt: row.sent_at,
  };
}

export function countsFrom(count: (code: number) => number): ItemCounts {
  return Object.fromEntries(ITEM_RESULTS.map((result, code) => [result, count(code)])) as Record<
    ItemResult,
    number
  >;
}

export function sumUp(rows: readonly TallyRow[]): PlanTallies {
  const byCategory: Partial<Record<(typeof CATEGORIES)[number] | 'none', { count: number; bytes: number }>> =
    {};
  let [count, bytes] = [0, 0];
  for (const row of rows) {
    const name = categoryOf(row.category) ?? 'none';
    const mine = { count: row.count - row.untouched, bytes: row.bytes - row.untouched_bytes };
    if (mine.count === 0) continue;
    const sum = byCategory[name] ?? { count: 0, bytes: 0 };
    byCategory[name] = { count: sum.count + mine.count, bytes: sum.bytes + mine.bytes };
    count += mine.count;
    bytes += mine.bytes;
  }
  const total = (code: number) =>
    rows.filter(({ result }) => result === code).reduce((sum, row) => sum + row.count, 0);
  return { counts: countsFrom(total), count, bytes, byCategory };
}
