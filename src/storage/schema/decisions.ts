import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Outlives the asset's row: keyed by Immich's id, remembered by content. */
export const decisions = sqliteTable(
  'decisions',
  {
    assetId: blob('asset_id', { mode: 'buffer' }).primaryKey(),
    fingerprint: blob({ mode: 'buffer' }).notNull(),
    /** 1 delete, 2 keep. */
    decision: integer().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('decisions_fingerprint').on(table.fingerprint)],
);

/** One act of the person, which `undo` takes back as a whole. */
export const undoSteps = sqliteTable('undo_steps', {
  key: integer().primaryKey({ autoIncrement: true }),
  description: text().notNull(),
  at: integer().notNull(),
  undoneAt: integer('undone_at'),
});

/** What each decision was before the step; 0 = none. */
export const undoEntries = sqliteTable(
  'undo_entries',
  {
    stepKey: integer('step_key')
      .notNull()
      .references(() => undoSteps.key),
    assetId: blob('asset_id', { mode: 'buffer' }).notNull(),
    before: integer().notNull(),
    fingerprintBefore: blob('fingerprint_before', { mode: 'buffer' }),
  },
  (table) => [primaryKey({ columns: [table.stepKey, table.assetId] })],
);
