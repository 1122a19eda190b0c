import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Run, RunCounters, RunMode, RunPhase, RunState } from '../runs.ts';

export const runs = sqliteTable(
  'runs',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text().$type<Run['kind']>().notNull(),
    mode: text().$type<RunMode>().notNull(),
    state: text().$type<RunState>().notNull(),
    phase: text().$type<RunPhase>().notNull(),
    cursor: text({ mode: 'json' }).$type<unknown>(),
    counters: text({ mode: 'json' }).$type<RunCounters>().notNull(),
    watermark: text(),
    message: text(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    leaseOwner: text('lease_owner'),
    leaseUntil: integer('lease_until'),
  },
  // At most one run is going on: the database says so, whoever asks.
  () => [uniqueIndex('runs_one_active').on(sql`(1)`).where(sql`state in ('queued', 'running', 'paused')`)],
);

export const runErrors = sqliteTable(
  'run_errors',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    runId: integer('run_id')
      .notNull()
      .references(() => runs.id),
    assetId: text('asset_id').notNull(),
    fileName: text('file_name').notNull(),
    step: text().notNull(),
    message: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('run_errors_run').on(table.runId)],
);

/** Which assets a full pass has met, page by page, so that a killed pass still knows what vanished. */
export const runPages = sqliteTable(
  'run_pages',
  {
    runId: integer('run_id').notNull(),
    page: integer().notNull(),
    /** Asset keys as 32-bit numbers. */
    keys: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.page] })],
);

export const auditLog = sqliteTable(
  'audit_log',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    /** The plan or merge that it was about. */
    planId: integer('plan_id'),
    details: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (table) => [index('audit_log_plan').on(table.planId).where(sql`plan_id is not null`)],
);

/** Of one entry: what each asset was before and after. Appended with the entry, never changed. */
export const auditAssets = sqliteTable(
  'audit_assets',
  {
    entry: integer().notNull(),
    assetId: blob('asset_id', { mode: 'buffer' }).notNull(),
    /** 0 none, 1 delete, 2 keep. */
    before: integer().notNull(),
    after: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entry, table.assetId] }),
    index('audit_assets_asset').on(table.assetId, table.entry),
  ],
);

export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
});
