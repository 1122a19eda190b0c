import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PlanOutcome, PlanState } from '../plans.ts';

/** What a person is about to do to the Immich library, is doing, or has done. Never deleted once confirmed. */
export const plans = sqliteTable('plans', {
  id: integer().primaryKey({ autoIncrement: true }),
  outcome: text().$type<PlanOutcome>().notNull(),
  state: text().$type<PlanState>().notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  confirmedAt: integer('confirmed_at'),
  confirmedBy: text('confirmed_by'),
  finishedAt: integer('finished_at'),
  restoredAt: integer('restored_at'),
  restorableUntil: integer('restorable_until'),
  albumId: text('album_id'),
  albumName: text('album_name'),
  /** 1: merging marks the lesser copies. */
  marks: integer().notNull().default(0),
  message: text(),
});

export const planItems = sqliteTable(
  'plan_items',
  {
    planId: integer('plan_id')
      .notNull()
      .references(() => plans.id),
    position: integer().notNull(),
    assetId: blob('asset_id', { mode: 'buffer' }).notNull(),
    betterId: blob('better_id', { mode: 'buffer' }),
    /** Place in CATEGORIES; null = none. */
    category: integer(),
    bytes: integer(),
    /** JSON: facts, evidence and what else was on the screen when the plan was made. */
    shown: text().notNull(),
    /** Place in ITEM_RESULTS. */
    result: integer().notNull(),
    reason: text(),
    /** JSON list of names. */
    fields: text(),
    message: text(),
    /** JSON: what to put back. */
    undo: text(),
    at: integer(),
    /** When it was last sent to Immich; what is found done afterwards was done by us. */
    sentAt: integer('sent_at'),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.position] }),
    index('plan_items_result').on(table.planId, table.result, table.position),
    index('plan_items_asset').on(table.assetId),
  ],
);
